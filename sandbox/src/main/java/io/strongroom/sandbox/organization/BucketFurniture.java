package io.strongroom.sandbox.organization;

import java.util.ArrayList;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.EncryptionType;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Buckets: for backups, logs and data. Some without key, versioning, logging or a word against plain HTTP, some open. */
final class BucketFurniture implements Furniture {
    private static final String TLS_ONLY = """
            {"Sid":"DenyPlainHttp","Effect":"Deny","Principal":"*","Action":"s3:*",\
            "Resource":["arn:aws:s3:::%1$s","arn:aws:s3:::%1$s/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}""";

    private static final String INSIDE = """
            {"Sid":"OnlyTheAccount","Effect":"Deny","Principal":"*","Action":"s3:*",\
            "Resource":["arn:aws:s3:::%1$s","arn:aws:s3:::%1$s/*"],"Condition":{"StringNotEquals":{\
            "aws:PrincipalAccount":"%2$s"},"Bool":{"aws:PrincipalIsAWSService":"false"}}}""";

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
        boolean sealed = isForBackups(premises, bucket) && premises.well("backups-bucket-key");
        boolean keyed = premises.chance(share);
        if (keyed || sealed) {
            boolean cheap = keyed && premises.chance(0.5) || sealed;
            s3.putBucketEncryption(r -> r.bucket(bucket)
                    .serverSideEncryptionConfiguration(c -> c.rules(rule -> {
                        rule.bucketKeyEnabled(cheap)
                                .applyServerSideEncryptionByDefault(e -> e.sseAlgorithm(ServerSideEncryption.AWS_KMS)
                                        .kmsMasterKeyID(KeyFurniture.dataAlias(premises)));
                        if (sealed) {
                            rule.blockedEncryptionTypes(blocked -> blocked.encryptionType(EncryptionType.SSE_C));
                        }
                    })));
        }
        boolean locked = isForBackups(premises, bucket) && premises.well("backups-bucket-lock");
        if (premises.chance(share) || locked) {
            s3.putBucketVersioning(
                    r -> r.bucket(bucket).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
        }
        if (locked) {
            s3.putObjectLockConfiguration(r -> r.bucket(bucket)
                    .objectLockConfiguration(lock -> lock.objectLockEnabled(ObjectLockEnabled.ENABLED)
                            .rule(rule -> rule.defaultRetention(keep -> keep.mode(ObjectLockRetentionMode.COMPLIANCE)
                                    .days(35)))));
        }
        boolean tls = premises.chance(share);
        policy(s3, premises, bucket, tls);
        if (isForBackups(premises, bucket)) {
            premises.expect("ENC-16", arn(bucket), sealed);
            premises.expect("IMM-10", arn(bucket), locked);
            premises.expect("IMM-11", arn(bucket), locked);
        }
        if (premises.chance(share)) {
            s3.putBucketLogging(r -> r.bucket(bucket)
                    .bucketLoggingStatus(
                            l -> l.loggingEnabled(e -> e.targetBucket(logs).targetPrefix(bucket + "/"))));
        }
    }

    private static void policy(S3Client s3, Premises premises, String bucket, boolean tls) {
        boolean inside = isForBackups(premises, bucket) && premises.well("backups-bucket-inside");
        var statements = new ArrayList<String>();
        if (tls) {
            statements.add(TLS_ONLY.formatted(bucket));
        }
        if (inside) {
            statements.add(INSIDE.formatted(bucket, premises.member().id()));
        }
        if (!statements.isEmpty()) {
            var text = "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
            s3.putBucketPolicy(r -> r.bucket(bucket).policy(text));
        }
        if (isForBackups(premises, bucket)) {
            premises.expect("NET-04", arn(bucket), inside);
        }
    }

    private static boolean isForBackups(Premises premises, String bucket) {
        return bucket.equals(premises.bucket("backups"));
    }

    /** Whether access logs of another bucket go to the one for logs. */
    static boolean logsAccess(Premises premises) {
        var s3 = premises.home(S3Client.class);
        return Stream.of("backups", "data")
                .anyMatch(what -> s3.getBucketLogging(r -> r.bucket(premises.bucket(what)))
                                .loggingEnabled()
                        != null);
    }

    static String arn(String bucket) {
        return "arn:aws:s3:::" + bucket;
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
