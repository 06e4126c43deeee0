package io.strongroom.sandbox.organization;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Buckets: for backups, logs and data. Some without key, versioning, logging or a word against plain HTTP, some open. */
final class BucketFurniture implements Furniture {
    private static final String TLS_ONLY = """
            {"Version":"2012-10-17","Statement":[{"Sid":"DenyPlainHttp","Effect":"Deny","Principal":"*","Action":"s3:*",\
            "Resource":["arn:aws:s3:::%1$s","arn:aws:s3:::%1$s/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""";

    private static final String OPEN = """
            {"Version":"2012-10-17","Statement":[{"Sid":"Share","Effect":"Allow","Principal":"*","Action":"s3:GetObject",\
            "Resource":"arn:aws:s3:::%1$s/*"}]}""";

    @Override
    public void furnish(Premises premises) {
        var s3 = premises.home(S3Client.class);
        if (premises.isExample()) {
            // As in the practice's example: an old bucket that nobody has touched since it was made.
            bucket(s3, premises, "my-backup-bucket");
            s3.deletePublicAccessBlock(r -> r.bucket("my-backup-bucket"));
        }
        var logs = bucket(s3, premises, premises.bucket("logs"));
        harden(s3, premises, bucket(s3, premises, premises.bucket("backups")), logs, 0.5);
        harden(s3, premises, bucket(s3, premises, premises.bucket("data")), logs, 0.7);
        if (!premises.isProduction() && premises.chance(0.3)) {
            var shared = bucket(s3, premises, premises.bucket("shared"));
            s3.deletePublicAccessBlock(r -> r.bucket(shared));
            s3.putBucketPolicy(r -> r.bucket(shared).policy(OPEN.formatted(shared)));
        }
    }

    private static void harden(S3Client s3, Premises premises, String bucket, String logs, double share) {
        if (premises.chance(share)) {
            s3.putBucketEncryption(r -> r.bucket(bucket)
                    .serverSideEncryptionConfiguration(c -> c.rules(rule -> rule.bucketKeyEnabled(premises.chance(0.5))
                            .applyServerSideEncryptionByDefault(e -> e.sseAlgorithm(ServerSideEncryption.AWS_KMS)
                                    .kmsMasterKeyID("alias/" + premises.team() + "-data")))));
        }
        if (premises.chance(share)) {
            s3.putBucketVersioning(
                    r -> r.bucket(bucket).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
        }
        if (premises.chance(share)) {
            s3.putBucketPolicy(r -> r.bucket(bucket).policy(TLS_ONLY.formatted(bucket)));
        }
        if (premises.chance(share)) {
            s3.putBucketLogging(r -> r.bucket(bucket)
                    .bucketLoggingStatus(
                            l -> l.loggingEnabled(e -> e.targetBucket(logs).targetPrefix(bucket + "/"))));
        }
    }

    private static String bucket(S3Client s3, Premises premises, String name) {
        var region = premises.member().home().value();
        s3.createBucket(r -> {
            r.bucket(name);
            if (!region.equals("us-east-1")) {
                r.createBucketConfiguration(c -> c.locationConstraint(region));
            }
        });
        return name;
    }
}
