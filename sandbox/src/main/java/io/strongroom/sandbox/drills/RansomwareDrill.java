package io.strongroom.sandbox.drills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.incidents.DrillRole;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyState;

/**
 * What ransomware does before it shows itself: it blinds the vault's owners, takes lock and access policy off, and
 * schedules the deletion of the key that all of the vault rests on. No recovery point is deleted.
 */
public final class RansomwareDrill implements Drill {
    private static final String VAULT = "backup-vault-prod";
    private static final int SHORTEST_WINDOW = 7;
    private static final String POLICY = """
            {"Version":"2012-10-17","Statement":[{"Sid":"KeepRecoveryPoints","Effect":"Deny","Principal":{"AWS":"*"},\
            "Action":["backup:DeleteRecoveryPoint","backup:UpdateRecoveryPointLifecycle"],"Resource":"*"}]}""";
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},\
            "Action":"sts:AssumeRole"}]}""";

    private final SandboxAwsAccounts accounts;
    private final AccountId account = SandboxAwsAccounts.EXAMPLE;
    private final Region region;
    private final InstantSource clock;

    public RansomwareDrill(SandboxAwsAccounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.region = accounts.home(account);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ransomware";
    }

    @Override
    public AccountId account() {
        return account;
    }

    @Override
    public Region region() {
        return region;
    }

    @Override
    public void prepare() {
        enableKey();
        backup().putBackupVaultLockConfiguration(
                        b -> b.backupVaultName(VAULT).minRetentionDays(7L).maxRetentionDays(365L));
        backup().putBackupVaultAccessPolicy(b -> b.backupVaultName(VAULT).policy(POLICY));
        try {
            client(IamClient.class)
                    .createRole(b -> b.roleName(DrillRole.NAME)
                            .description("Plays the attacker in drills")
                            .assumeRolePolicyDocument(TRUST));
        } catch (EntityAlreadyExistsException anEarlierDrillMadeIt) {
            return;
        }
    }

    private void enableKey() {
        var kms = client(KmsClient.class);
        var key = key();
        var state = kms.describeKey(b -> b.keyId(key)).keyMetadata().keyState();
        if (state == KeyState.PENDING_DELETION) {
            kms.cancelKeyDeletion(b -> b.keyId(key));
        }
        if (state != KeyState.ENABLED) {
            kms.enableKey(b -> b.keyId(key));
        }
    }

    @Override
    public List<Step> steps() {
        return List.of(
                step(
                        "backup",
                        "DeleteBackupVaultNotifications",
                        ofVault(),
                        () -> backup().deleteBackupVaultNotifications(b -> b.backupVaultName(VAULT))),
                step(
                        "backup",
                        "DeleteBackupVaultLockConfiguration",
                        ofVault(),
                        () -> backup().deleteBackupVaultLockConfiguration(b -> b.backupVaultName(VAULT))),
                step(
                        "backup",
                        "DeleteBackupVaultAccessPolicy",
                        ofVault(),
                        () -> backup().deleteBackupVaultAccessPolicy(b -> b.backupVaultName(VAULT))),
                step(
                        "kms",
                        "ScheduleKeyDeletion",
                        ofKey(),
                        () -> client(KmsClient.class)
                                .scheduleKeyDeletion(b -> b.keyId(key()).pendingWindowInDays(SHORTEST_WINDOW))));
    }

    private static ObjectNode ofVault() {
        return Json.object().put("backupVaultName", VAULT);
    }

    private ObjectNode ofKey() {
        return Json.object().put("keyId", key()).put("pendingWindowInDays", SHORTEST_WINDOW);
    }

    private String key() {
        return backup().describeBackupVault(b -> b.backupVaultName(VAULT)).encryptionKeyArn();
    }

    private BackupClient backup() {
        return client(BackupClient.class);
    }

    private <C> C client(Class<C> type) {
        return accounts.asOwner(account, region).client(type);
    }

    private Step step(String service, String name, JsonNode request, Runnable how) {
        return new Step() {
            @Override
            public String call() {
                return service + ":" + name;
            }

            @Override
            public JsonNode play() {
                how.run();
                return new Recorded(account, region).call(service, name, request, clock.instant());
            }
        };
    }
}
