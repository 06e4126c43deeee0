package io.strongroom.domain.remediations.buckets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.iam.PolicyReach;
import io.strongroom.domain.iam.PolicyStatement;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Proposal.Refused;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The statements that the policies of a backup bucket and of its log bucket need, and what stands against merging them. */
final class BackupBucketPolicy {
    private static final String ENCRYPTION = "s3:x-amz-server-side-encryption";
    private static final String KEY = ENCRYPTION + "-aws-kms-key-id";
    private static final List<String> KMS = List.of("aws:kms", "aws:kms:dsse");
    private static final String OTHER_ENCRYPTION = "StrongroomDenyOtherEncryption";
    private static final String OTHER_KEY = "StrongroomDenyOtherKeys";
    private static final Set<String> OWN = Set.of(OTHER_ENCRYPTION, OTHER_KEY);
    /** AWS's limit on a bucket policy, in bytes. */
    private static final int LONGEST = 20_480;

    private BackupBucketPolicy() {}

    /**
     * For the bucket with the backups: TLS only; an upload that names an encryption or a key must name the right one. One
     * that names none is not denied, for the bucket's default encryption then applies.
     */
    static PolicyDocument forBackups(PolicyDocument current, Target target, String bucket, String kmsKeyArn) {
        return current.with(List.of(
                tlsOnly(target, bucket),
                denyUpload(target, bucket, OTHER_ENCRYPTION, ENCRYPTION, KMS),
                denyUpload(target, bucket, OTHER_KEY, KEY, List.of(kmsKeyArn))));
    }

    /** For the bucket that takes the access logs of another. */
    static PolicyDocument forLogs(PolicyDocument current, Target target, String logBucket, String bucket) {
        // Several buckets may log into one, so each has a statement of its own.
        var sid = "StrongroomLogs" + Json.digest(Json.tree(bucket)).substring(7, 19);
        var delivery = PolicyStatement.allow(sid)
                .principals("Service", List.of("logging.s3.amazonaws.com"))
                .actions("s3:PutObject")
                .resources(arn(target, logBucket) + "/" + bucket + "/*")
                .when("ArnLike", "aws:SourceArn", arn(target, bucket))
                .when("StringEquals", "aws:SourceAccount", target.accountId().value())
                .build();
        return current.with(List.of(tlsOnly(target, logBucket), delivery));
    }

    /**
     * Why the merged policy must not be put, or empty when it may.
     *
     * @param callers all that Strongroom is in the account
     */
    static Optional<Refused> objection(PolicyDocument merged, String bucket, Collection<String> callers) {
        for (var caller : callers) {
            for (var action : List.of("s3:PutBucketPolicy", "s3:DeleteBucketPolicy")) {
                if (PolicyReach.deniesOutright(merged, action, caller)) {
                    return refused(
                            "policy-locks-out",
                            "The policy of " + bucket + " denies " + action + " to " + caller
                                    + ", so the change could not be undone. Take that statement away first.");
                }
            }
        }
        if (Json.canonical(merged.document()).length() > LONGEST) {
            return refused("policy-too-long", "The merged policy of " + bucket + " would exceed 20 KB.");
        }
        return Optional.empty();
    }

    /** Why uploads would end if the statements were added: another statement asks for what they deny. */
    static Optional<Refused> contradiction(PolicyDocument current, String bucket, String kmsKeyArn) {
        for (var statement : current.statements()) {
            if (!PolicyReach.isDeny(statement)
                    || !PolicyReach.covers(statement, "s3:PutObject")
                    || OWN.contains(statement.path("Sid").asText())) {
                continue;
            }
            if (demandsOther(statement, ENCRYPTION, KMS)) {
                return refused(
                        "policy-demands-other-encryption",
                        "A statement in the policy of " + bucket + " denies uploads with SSE-KMS, so that after this"
                                + " every upload that names its encryption would fail. Take that statement away first.");
            }
            if (demandsOther(statement, KEY, List.of(kmsKeyArn))) {
                return refused(
                        "policy-demands-other-key",
                        "A statement in the policy of " + bucket
                                + " denies uploads with any key but another one, so that"
                                + " after this every upload that names a key would fail. Take that statement away first.");
            }
        }
        return Optional.empty();
    }

    private static boolean demandsOther(ObjectNode statement, String key, List<String> accepted) {
        for (var operator : statement.path("Condition").properties()) {
            if (!operator.getKey().startsWith("StringNot")) {
                continue;
            }
            for (var condition : operator.getValue().properties()) {
                if (condition.getKey().equalsIgnoreCase(key)
                        && PolicyReach.texts(condition.getValue()).stream().noneMatch(accepted::contains)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static ObjectNode tlsOnly(Target target, String bucket) {
        return PolicyStatement.deny("StrongroomTlsOnly")
                .everyone()
                .actions("s3:*")
                .resources(arn(target, bucket), arn(target, bucket) + "/*")
                .when("Bool", "aws:SecureTransport", "false")
                .build();
    }

    private static ObjectNode denyUpload(
            Target target, String bucket, String sid, String header, List<String> accepted) {
        return PolicyStatement.deny(sid)
                .everyone()
                .actions("s3:PutObject")
                .resources(arn(target, bucket) + "/*")
                .when("Null", header, "false")
                .when("StringNotEquals", header, accepted)
                .build();
    }

    private static String arn(Target target, String bucket) {
        return "arn:" + target.partition().id() + ":s3:::" + bucket;
    }

    private static Optional<Refused> refused(String code, String reason) {
        return Optional.of(new Refused(code, reason));
    }
}
