package io.strongroom.domain.remediations.trails;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.iam.PolicyStatement;
import java.util.List;

/** What CloudTrail and CloudWatch must be allowed for one trail, each bound to it against confused deputies. */
final class AuditPolicies {
    private static final String CLOUDTRAIL = "cloudtrail.amazonaws.com";
    private final AuditNames names;

    AuditPolicies(AuditNames names) {
        this.names = names;
    }

    /** The log bucket's: CloudTrail may look and write for this trail, and nobody may come without TLS. */
    List<ObjectNode> bucket(String bucket) {
        var arn = names.bucketArn(bucket);
        return List.of(
                PolicyStatement.allow(names.sid("TrailAcl"))
                        .principals("Service", List.of(CLOUDTRAIL))
                        .actions("s3:GetBucketAcl")
                        .resources(arn)
                        .when("StringEquals", "aws:SourceArn", names.trailArn())
                        .build(),
                PolicyStatement.allow(names.sid("TrailWrite"))
                        .principals("Service", List.of(CLOUDTRAIL))
                        .actions("s3:PutObject")
                        .resources(arn + "/AWSLogs/" + names.target().accountId() + "/*")
                        .when("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control")
                        .when("StringEquals", "aws:SourceArn", names.trailArn())
                        .build(),
                PolicyStatement.deny("StrongroomTlsOnly")
                        .everyone()
                        .actions("s3:*")
                        .resources(arn, arn + "/*")
                        .when("Bool", "aws:SecureTransport", "false")
                        .build());
    }

    /** The key's: CloudTrail may encrypt the logs of this trail. Reading them stays with whom the key lets decrypt. */
    List<ObjectNode> key() {
        return List.of(
                PolicyStatement.allow(names.sid("TrailEncrypts"))
                        .principals("Service", List.of(CLOUDTRAIL))
                        .actions("kms:GenerateDataKey*")
                        .resources("*")
                        .when("StringEquals", "aws:SourceArn", names.trailArn())
                        .when(
                                "StringLike",
                                "kms:EncryptionContext:aws:cloudtrail:arn",
                                names.arn("cloudtrail", "*", "trail/*"))
                        .build(),
                PolicyStatement.allow(names.sid("TrailDescribesKey"))
                        .principals("Service", List.of(CLOUDTRAIL))
                        .actions("kms:DescribeKey")
                        .resources("*")
                        .when("StringEquals", "aws:SourceArn", names.trailArn())
                        .build());
    }

    /** The log role's trust: CloudTrail itself takes it on. */
    List<ObjectNode> trust() {
        return List.of(PolicyStatement.allow("StrongroomTrailWritesLogs")
                .principals("Service", List.of(CLOUDTRAIL))
                .actions("sts:AssumeRole")
                .build());
    }

    /** The log role's rights: the streams that CloudTrail makes in this group. */
    List<ObjectNode> logging(String group) {
        var account = names.target().accountId();
        var streams = "log-group:" + group + ":log-stream:" + account + "_CloudTrail_"
                + names.target().region() + "*";
        return List.of(PolicyStatement.allow("WriteTrail")
                .actions("logs:CreateLogStream", "logs:PutLogEvents")
                .resources(arnPattern("logs", streams))
                .build());
    }

    /** The topic's: alarms of this account may publish. */
    List<ObjectNode> topic(String topicArn) {
        return List.of(PolicyStatement.allow("StrongroomAlarmsPublish")
                .principals("Service", List.of("cloudwatch.amazonaws.com"))
                .actions("sns:Publish")
                .resources(topicArn)
                .when(
                        "StringEquals",
                        "aws:SourceAccount",
                        names.target().accountId().value())
                .build());
    }

    private String arnPattern(String service, String resource) {
        return names.arn(service, names.target().region().value(), resource);
    }
}
