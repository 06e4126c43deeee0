package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.access.Grant;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.buckets.BackupBuckets;
import io.strongroom.domain.inventory.buckets.Bucket;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/** A bucket of backups, reports or logs is closed to the world, and open to known accounts at most. */
@Singleton
final class BackupBucketIsPrivate implements Control<Bucket> {
    private static final ControlSpec<Bucket> SPEC = ControlSpec.of("ACC-20", Kinds.BUCKETS)
            .title("Backup buckets are closed to the world and to unknown accounts")
            .severity(Severity.CRITICAL)
            .steps("2.3", "2.4")
            .reads(BackupBuckets.reads())
            .reads(Kinds.ACCOUNT_PUBLIC_ACCESS, Kinds.ORGANIZATION)
            .frameworks("FSBP S3.1,S3.2,S3.3,S3.8 [P]; CIS7 3.1.4 [P]; NIST AC-3,SC-7 [P]; PCI 1.2.8,10.3.2 [P];"
                    + " HIPAA 164.312(a)(1) [P]; ISO A.8.1 [P]")
            .remediation("encrypt-backup-bucket")
            .build();

    @Override
    public ControlSpec<Bucket> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Bucket bucket, Inventory inventory) {
        return BackupBuckets.has(bucket, inventory);
    }

    @Override
    public Verdict judge(Bucket bucket, Inventory inventory) {
        var neighbours = new Neighbours(inventory);
        var wrong = new ArrayList<String>();
        var strangers = bucket.grants().stream()
                .filter(grant -> !neighbours.holds(grant))
                .map(grant -> grant.to().value())
                .distinct()
                .toList();
        if (bucket.publicByPolicy().value().orElse(false)
                || bucket.grants().stream().anyMatch(Grant::isPublic)) {
            wrong.add("its policy lets everybody in");
        } else if (!strangers.isEmpty()) {
            wrong.add("its policy lets in accounts that are neither of the organization nor trusted");
        }
        var block = blocked(bucket, inventory);
        if (!block.all()) {
            wrong.add("public access is not blocked whole, neither on it nor on the account");
        }
        var ownership = bucket.ownership().value().orElse("");
        if (!ownership.equals("BucketOwnerEnforced")) {
            wrong.add("ACLs are in force on it");
        }
        var facts = Json.object().put("ownership", ownership).put("blocked", block.all());
        facts.set("strangers", Json.tree(strangers));
        return wrong.isEmpty()
                ? Verdict.pass(facts)
                : Verdict.fail("The bucket is not private: " + String.join("; ", wrong) + ".", facts);
    }

    /** A switch that is on for the account is on for the bucket. */
    private static Bucket.PublicAccessBlock blocked(Bucket bucket, Inventory inventory) {
        var own = bucket.publicAccessBlock().value().orElse(Bucket.PublicAccessBlock.NONE);
        if (own.all()) {
            return own;
        }
        return inventory
                .only(Kinds.ACCOUNT_PUBLIC_ACCESS)
                .flatMap(account -> account.block().value())
                .map(own::with)
                .orElse(own);
    }
}
