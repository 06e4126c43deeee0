package io.strongroom.domain.controls.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.access.Grant;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.buckets.BackupBuckets;
import io.strongroom.domain.inventory.buckets.Bucket;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

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
        return Shortcomings.of("The bucket")
                .unless(() -> !isPublic(bucket), "has a policy that lets everybody in")
                .unless(
                        () -> !Told.any(bucket.grants(), grant -> !grant.isPublic() && !neighbours.holds(grant)),
                        "has a policy that lets in accounts that are neither of the organization nor trusted")
                .unless(
                        () -> BackupBuckets.blocksPublicAccess(bucket, inventory),
                        "does not block public access whole, and neither does its account")
                .unless(
                        () -> bucket.ownership()
                                .value()
                                .filter("BucketOwnerEnforced"::equals)
                                .isPresent(),
                        "has ACLs in force")
                .verdict(facts(bucket));
    }

    private static boolean isPublic(Bucket bucket) {
        return Told.any(
                List.<BooleanSupplier>of(
                        () -> bucket.publicByPolicy().value().orElse(false),
                        () -> bucket.grants().stream().anyMatch(Grant::isPublic)),
                BooleanSupplier::getAsBoolean);
    }

    /** What was read of it; what was not is left out. */
    private static ObjectNode facts(Bucket bucket) {
        var facts = Json.object();
        if (bucket.ownership() instanceof Told.Known<String>(var ownership)) {
            facts.put("ownership", ownership);
        }
        if (!(bucket.policy() instanceof Told.Unknown)) {
            var letsIn = new TreeSet<String>();
            bucket.grants().forEach(grant -> letsIn.add(grant.to().value()));
            facts.set("letsIn", Json.tree(letsIn));
        }
        return facts;
    }
}
