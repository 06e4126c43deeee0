package io.strongroom.sandbox.organization;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.Tag;

/** Keys: for backups and for data, most of them rotated, some not, one on its way out. */
final class KeyFurniture implements Furniture {
    private static final String ACCOUNT = """
            {"Sid":"Account","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::%1$s:root"},"Action":"kms:*",\
            "Resource":"*"}""";

    private static final String GUARDED = """
            {"Sid":"OnlyInEmergencies","Effect":"Deny","Principal":"*","Action":["kms:ScheduleKeyDeletion",\
            "kms:DisableKey","kms:PutKeyPolicy"],"Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":[\
            "arn:aws:iam::%1$s:role/BackupBreakGlass","arn:aws:iam::%1$s:root"]}}}""";

    private static final String OPEN = """
            {"Sid":"ForTheMigration","Effect":"Allow","Principal":"*","Action":["kms:Decrypt","kms:CreateGrant"],\
            "Resource":"*"}""";

    private static final String GRANTS_WITHHELD = """
            {"Sid":"GrantsAreForAdministrators","Effect":"Deny","Principal":"*","Action":"kms:CreateGrant",\
            "Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":\
            "arn:aws:iam::%1$s:role/BackupBreakGlass"}}}""";

    private static final String ADMINISTRATION = """
            {"Sid":"Administration","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::%1$s:root"},"Action":[\
            "kms:DescribeKey","kms:Get*","kms:List*","kms:PutKeyPolicy","kms:EnableKey","kms:EnableKeyRotation",\
            "kms:TagResource","kms:CreateAlias","kms:ScheduleKeyDeletion","kms:CancelKeyDeletion"],"Resource":"*"}""";

    private static final String APPLICATION = """
            {"Sid":"Application","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::%1$s:role/app-server"},"Action":[\
            "kms:Encrypt","kms:Decrypt","kms:GenerateDataKey*","kms:DescribeKey"],"Resource":"*"}""";

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
        var data = key(kms, dataAlias(premises), "Key for data at rest", premises);
        if (premises.chance(0.7)) {
            kms.enableKeyRotation(r -> r.keyId(data).rotationPeriodInDays(premises.chance(0.5) ? 365 : 180));
        }
        if (keepsDataToItself(premises)) {
            put(kms, premises, data, List.of(ADMINISTRATION, APPLICATION));
        }
        if (premises.chance(0.2)) {
            var old = key(kms, "alias/" + premises.team() + "-old", "Replaced by the key for data", premises);
            kms.disableKey(r -> r.keyId(old));
        }
    }

    /** Nobody but the role for emergencies ends the key; or anybody may, who has the permission. */
    private static void guard(KmsClient kms, Premises premises, String key) {
        var statements = new ArrayList<String>(List.of(ACCOUNT));
        if (premises.isCalled("warehouse-prod")) {
            statements.add(OPEN);
        } else if (premises.well()) {
            statements.add(GUARDED);
        }
        if (withholdsGrants(premises)) {
            statements.add(GRANTS_WITHHELD);
        }
        put(kms, premises, key, statements);
    }

    private static void put(KmsClient kms, Premises premises, String key, List<String> statements) {
        var policy = "{\"Version\":\"2012-10-17\",\"Statement\":["
                + String.join(",", statements).formatted(premises.member().id()) + "]}";
        kms.putKeyPolicy(r -> r.keyId(key).policy(policy));
    }

    /** Someone has kept grants for administrators, and not thought of backups, which are made with grants. */
    private static boolean withholdsGrants(Premises premises) {
        return premises.planned() && !VaultFurniture.losesItsKey(premises) && !premises.well("grants");
    }

    /** Keys of the account that roles of plans cannot use. */
    static Set<String> withheldFromBackups(Premises premises) {
        var kms = premises.home(KmsClient.class);
        var withheld = new HashSet<String>();
        if (withholdsGrants(premises)) {
            withheld.add(arn(kms, backupAlias(premises)));
        }
        if (keepsDataToItself(premises)) {
            withheld.add(arn(kms, dataAlias(premises)));
        }
        return withheld;
    }

    static String dataAlias(Premises premises) {
        return "alias/" + premises.team() + "-data";
    }

    static String arn(KmsClient kms, String alias) {
        return kms.describeKey(r -> r.keyId(alias)).keyMetadata().arn();
    }

    /** The key for data is for the application alone: jobs of the plan succeed, and back up nothing that is under it. */
    private static boolean keepsDataToItself(Premises premises) {
        return premises.planned() && !premises.well("data-key-policy");
    }

    /** Says what is meant by the key for backups, once a vault rests on it. */
    static void expect(Premises premises, String key) {
        var kms = premises.home(KmsClient.class);
        var policy = kms.getKeyPolicy(r -> r.keyId(key)).policy();
        premises.expect("ENC-05", key, policy.contains("OnlyInEmergencies"));
        premises.expect("ENC-07", key, !withholdsGrants(premises));
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
