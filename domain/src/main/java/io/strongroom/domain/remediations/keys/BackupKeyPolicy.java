package io.strongroom.domain.remediations.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.iam.PolicyReach;
import io.strongroom.domain.iam.PolicyStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The statements that the policy of a backup key needs. The account keeps control; administrators manage the key but can
 * neither use nor delete it; AWS Backup and the services it backs up may use it and hand out grants to AWS resources only.
 */
final class BackupKeyPolicy {
    private static final String ADMINISTRATORS = "StrongroomKeyAdministrators";
    private static final List<String> SERVICES =
            List.of("backup", "dynamodb", "ec2", "elasticfilesystem", "fsx", "rds", "s3", "storagegateway");

    private BackupKeyPolicy() {}

    /** The policy with the needed statements merged in. Administrators are added to those who are there, never removed. */
    static PolicyDocument merged(PolicyDocument current, Target target, Collection<String> administrators) {
        var root = List.of("arn:" + target.partition().id() + ":iam::" + target.accountId() + ":root");
        var statements = new ArrayList<ObjectNode>();
        statements.add(PolicyStatement.allow("StrongroomAccountKeepsControl")
                .principals("AWS", root)
                .actions("kms:*")
                .resources("*")
                .build());
        var all = new TreeSet<>(administrators);
        current.statements().stream()
                .filter(own -> own.path("Sid").asText().equals(ADMINISTRATORS))
                .forEach(own ->
                        all.addAll(PolicyReach.texts(own.path("Principal").path("AWS"))));
        if (!administrators.isEmpty()) {
            statements.add(administration(all));
        }
        statements.add(PolicyStatement.allow("StrongroomBackupUse")
                .principals("AWS", root)
                .actions("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*")
                .resources("*")
                .when("StringEquals", "kms:ViaService", services(target))
                .build());
        statements.add(PolicyStatement.allow("StrongroomBackupGrants")
                .principals("AWS", root)
                .actions("kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant")
                .resources("*")
                .when("Bool", "kms:GrantIsForAWSResource", "true")
                .when("StringEquals", "kms:ViaService", services(target))
                .build());
        return current.with(statements);
    }

    private static ObjectNode administration(Collection<String> administrators) {
        return PolicyStatement.allow(ADMINISTRATORS)
                .principals("AWS", administrators)
                .actions(
                        "kms:CancelKeyDeletion",
                        "kms:CreateAlias",
                        "kms:DeleteAlias",
                        "kms:DescribeKey",
                        "kms:EnableKey",
                        "kms:EnableKeyRotation",
                        "kms:GetKeyPolicy",
                        "kms:GetKeyRotationStatus",
                        "kms:ListGrants",
                        "kms:ListKeyPolicies",
                        "kms:ListKeyRotations",
                        "kms:ListResourceTags",
                        "kms:PutKeyPolicy",
                        "kms:RevokeGrant",
                        "kms:RotateKeyOnDemand",
                        "kms:TagResource",
                        "kms:UntagResource",
                        "kms:UpdateAlias",
                        "kms:UpdateKeyDescription")
                .resources("*")
                .build();
    }

    /** The names that KMS sees when those services call it here; in China they may carry either suffix. */
    private static Collection<String> services(Target target) {
        var names = new TreeSet<String>();
        for (var service : SERVICES) {
            names.add(service + "." + target.region() + ".amazonaws.com");
            names.add(service + "." + target.region() + "." + target.partition().dnsSuffix());
        }
        return names;
    }
}
