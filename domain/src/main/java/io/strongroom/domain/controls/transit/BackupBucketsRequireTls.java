package io.strongroom.domain.controls.transit;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.access.Access;
import io.strongroom.domain.iam.access.Caller;
import io.strongroom.domain.iam.access.Decision;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.iam.access.Request;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.buckets.BackupBuckets;
import io.strongroom.domain.inventory.buckets.Bucket;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** A bucket of backups, reports or audit logs answers nobody over plain HTTP, neither for itself nor for its objects. */
@Singleton
final class BackupBucketsRequireTls implements Control<Bucket> {
    private static final ControlSpec<Bucket> SPEC = ControlSpec.of("TRN-01", Kinds.BUCKETS)
            .title("Backup buckets and their objects are denied to requests without TLS")
            .severity(Severity.MEDIUM)
            .steps("1.2", "4.1")
            .reads(BackupBuckets.reads())
            .only(Kinds.REPORT_PLANS)
            .only(Kinds.TRAILS)
            .only(Kinds.BUCKETS, "s3:GetBucketTagging", "s3:GetBucketPolicy")
            .frameworks("FSBP S3.5 [P]; CIS7 3.1.1 [P]; CIS5 2.1.1 [P]; NIST SC-8,SC-8(1),AC-17(2) [P]; PCI 4.2.1 [P];"
                    + " HIPAA 164.312(e)(1) [P]")
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
        var policy = bucket.policy().value().map(document -> Policy.of("bucket policy", document));
        if (policy.isEmpty()) {
            return Verdict.fail("The bucket has no policy, so it answers without TLS.");
        }
        var open = Stream.of(bucket.arn(), bucket.arn() + "/*")
                .filter(arn -> !denies(policy.get(), plain(arn)))
                .toList();
        var facts = Json.object().put("refusesOldTls", refusesOldTls(policy.get(), bucket));
        facts.set("open", Json.tree(open));
        return open.isEmpty() ? Verdict.pass(facts) : Verdict.fail(because(open, bucket), facts);
    }

    private static String because(List<String> open, Bucket bucket) {
        if (open.size() == 2) {
            return "The bucket answers requests without TLS.";
        }
        return open.contains(bucket.arn())
                ? "The policy denies requests without TLS for the objects, and not for the bucket itself."
                : "The policy denies requests without TLS for the bucket itself, and not for its objects.";
    }

    private static boolean refusesOldTls(Policy policy, Bucket bucket) {
        return Stream.of(bucket.arn(), bucket.arn() + "/*")
                .map(arn -> everyone(arn).with("aws:SecureTransport", "true").with("s3:TlsVersion", "1.1"))
                .allMatch(request -> denies(policy, request));
    }

    private static Request plain(String arn) {
        return everyone(arn).with("aws:SecureTransport", "false").with("s3:TlsVersion");
    }

    /** Everyone but AWS's services, which come over TLS and are often left out of such a statement. */
    private static Request everyone(String arn) {
        return Request.of(Caller.ANYONE, "s3:*", arn)
                .with("aws:PrincipalIsAWSService", "false")
                .with("aws:ViaAWSService", "false");
    }

    private static boolean denies(Policy policy, Request request) {
        return Access.byResourcePolicy(request, policy) instanceof Decision.ExplicitlyDenied;
    }
}
