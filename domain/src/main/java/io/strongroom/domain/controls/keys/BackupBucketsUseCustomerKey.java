package io.strongroom.domain.controls.keys;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.buckets.BackupBuckets;
import io.strongroom.domain.inventory.buckets.Bucket;
import io.strongroom.domain.inventory.keys.KeyBehind;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Optional;

/** Buckets of backups, reports and audit logs encrypt with a key of the account's own, cheaply, and with no other. */
@Singleton
final class BackupBucketsUseCustomerKey implements Control<Bucket> {
    private static final ControlSpec<Bucket> SPEC = ControlSpec.of("ENC-16", Kinds.BUCKETS)
            .title("Backup buckets encrypt with a customer managed key and refuse SSE-C")
            .severity(Severity.MEDIUM)
            .steps("1.1")
            .reads(BackupBuckets.reads())
            .reads(Kinds.KEYS)
            .only(Kinds.KEYS)
            .only(Kinds.REPORT_PLANS)
            .only(Kinds.TRAILS)
            .only(Kinds.BUCKETS, "s3:GetBucketTagging", "s3:GetBucketLogging", "s3:GetEncryptionConfiguration")
            .frameworks("FSBP S3.17 [P]; NIST CP-9(8),SC-28(1) [P]; PCI 3.5.1 [P]; HIPAA 164.312(a)(2)(iv) [P];"
                    + " ISO A.8.24 [P]")
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
        if (BackupBuckets.takesAccessLogs(bucket, inventory)) {
            return Verdict.notApplicable("S3 delivers access logs only to buckets that encrypt with S3's own keys.");
        }
        var encryption = bucket.encryption().value();
        if (encryption.isEmpty()) {
            return Verdict.fail("The bucket has no default encryption.");
        }
        var set = encryption.get();
        var facts = Json.object().put("algorithm", set.algorithm()).put("bucketKey", set.bucketKey());
        set.kmsKeyArn().ifPresent(key -> facts.put("kmsKeyArn", key));
        facts.set("blockedTypes", Json.tree(set.blockedTypes()));
        var faults = new ArrayList<String>();
        var untold = Optional.<Coverage>empty();
        if (!set.algorithm().startsWith("aws:kms")) {
            faults.add("it encrypts with keys of S3's own");
        } else if (set.kmsKeyArn().isEmpty() || set.kmsKeyArn().get().endsWith("alias/aws/s3")) {
            faults.add("it encrypts with a key that AWS manages");
        } else {
            switch (KeyBehind.of(set.kmsKeyArn().get(), bucket.place(), inventory)) {
                case KeyBehind.Here(var key) when key.customerManaged() -> {}
                case KeyBehind.Here aws -> faults.add("it encrypts with a key that AWS manages");
                case KeyBehind.Gone() -> faults.add("its key is no longer there");
                // A key that AWS manages cannot be used from another account.
                case KeyBehind.Elsewhere other
                when !other.arn().account().equals(inventory.account().value()) -> {}
                case KeyBehind.Elsewhere other -> untold = Optional.of(other.why());
            }
        }
        // Double encryption knows no bucket keys.
        if (set.algorithm().equals("aws:kms") && !set.bucketKey()) {
            faults.add("it asks KMS for every object");
        }
        if (!set.blockedTypes().contains("SSE-C")) {
            faults.add("it takes objects under keys that only their sender has");
        }
        if (!faults.isEmpty()) {
            return Verdict.fail("Of this bucket: " + String.join("; ", faults) + ".", facts);
        }
        return untold.map(Verdict::unknown).orElseGet(() -> Verdict.pass(facts));
    }
}
