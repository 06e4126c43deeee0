package io.strongroom.sandbox.organization;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.Tag;

/** Keys: for backups and for data, most of them rotated, some not, one on its way out. */
final class KeyFurniture implements Furniture {
    static String backupAlias(Premises premises) {
        return premises.isExample() ? "alias/backup-legacy" : "alias/" + premises.team() + "-backup";
    }

    @Override
    public void furnish(Premises premises) {
        var kms = premises.home(KmsClient.class);
        var backup = key(kms, backupAlias(premises), "Key for backups", premises);
        if (!premises.isExample() && premises.chance(0.5)) {
            kms.enableKeyRotation(r -> r.keyId(backup));
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
