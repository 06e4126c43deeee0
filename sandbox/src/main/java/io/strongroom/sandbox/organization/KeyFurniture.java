package io.strongroom.sandbox.organization;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.Tag;

/** Keys: for backups and for data, most of them rotated, some not, one on its way out. */
final class KeyFurniture implements Furniture {
    private static final String GUARDED = """
            {"Version":"2012-10-17","Statement":[{"Sid":"Account","Effect":"Allow","Principal":{"AWS":            "arn:aws:iam::%1$s:root"},"Action":"kms:*","Resource":"*"},{"Sid":"OnlyInEmergencies","Effect":"Deny",            "Principal":"*","Action":["kms:ScheduleKeyDeletion","kms:DisableKey","kms:PutKeyPolicy"],"Resource":"*",            "Condition":{"ArnNotLike":{"aws:PrincipalArn":["arn:aws:iam::%1$s:role/BackupBreakGlass",            "arn:aws:iam::%1$s:root"]}}}]}""";

    private static final String OPEN = """
            {"Version":"2012-10-17","Statement":[{"Sid":"Account","Effect":"Allow","Principal":{"AWS":            "arn:aws:iam::%1$s:root"},"Action":"kms:*","Resource":"*"},{"Sid":"ForTheMigration","Effect":"Allow",            "Principal":"*","Action":["kms:Decrypt","kms:CreateGrant"],"Resource":"*"}]}""";

    static String backupAlias(Premises premises) {
        return premises.isExample() ? "alias/backup-legacy" : "alias/" + premises.team() + "-backup";
    }

    @Override
    public void furnish(Premises premises) {
        var kms = premises.home(KmsClient.class);
        var backup = key(kms, backupAlias(premises), "Key for backups", premises);
        if (!premises.isExample()) {
            if (premises.well()) {
                kms.enableKeyRotation(r -> r.keyId(backup));
            }
            guard(kms, premises, backup);
        }
        var data = key(kms, "alias/" + premises.team() + "-data", "Key for data at rest", premises);
        if (premises.chance(0.7)) {
            kms.enableKeyRotation(r -> r.keyId(data).rotationPeriodInDays(premises.chance(0.5) ? 365 : 180));
        }
        if (premises.chance(0.2)) {
            var old = key(kms, "alias/" + premises.team() + "-old", "Replaced by the key for data", premises);
            kms.disableKey(r -> r.keyId(old));
        }
    }

    /** Nobody but the role for emergencies ends the key; or anybody may, who has the permission. */
    private static void guard(KmsClient kms, Premises premises, String key) {
        var account = premises.member().id();
        if (premises.isCalled("warehouse-prod")) {
            kms.putKeyPolicy(r -> r.keyId(key).policy(OPEN.formatted(account)));
        } else if (premises.well()) {
            kms.putKeyPolicy(r -> r.keyId(key).policy(GUARDED.formatted(account)));
        }
    }

    /** Says what is meant by the key for backups, once a vault rests on it. */
    static void expect(Premises premises, String key) {
        var kms = premises.home(KmsClient.class);
        var policy = kms.getKeyPolicy(r -> r.keyId(key)).policy();
        premises.expect("ENC-05", key, policy.contains("OnlyInEmergencies"));
        premises.expect("ENC-09", key, !policy.contains("ForTheMigration"));
        if (!VaultFurniture.losesItsKey(premises)) {
            premises.expect(
                    "ENC-06", key, kms.getKeyRotationStatus(r -> r.keyId(key)).keyRotationEnabled());
        }
    }

    private static String key(KmsClient kms, String alias, String description, Premises premises) {
        var environment = premises.isProduction() ? "production" : "other";
        var key = kms.createKey(r -> r.description(description)
                        .tags(Tag.builder()
                                .tagKey("environment")
                                .tagValue(environment)
                                .build()))
                .keyMetadata();
        kms.createAlias(r -> r.aliasName(alias).targetKeyId(key.keyId()));
        return key.arn();
    }
}
