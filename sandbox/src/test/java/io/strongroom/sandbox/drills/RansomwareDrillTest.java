package io.strongroom.sandbox.drills;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.EventEnvelope;
import io.strongroom.domain.incidents.DrillRole;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.strongroom.sandbox.store.InMemoryStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyState;

class RansomwareDrillTest {
    private static final String VAULT = "backup-vault-prod";

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    private final SandboxAwsAccounts accounts =
            new SandboxAwsAccounts(new InMemoryStore(clock), clock, SandboxSettings.calm(), new Random(7));
    private final RansomwareDrill drill = new RansomwareDrill(accounts, clock);

    @Test
    void eachStepIsToldAsTheCallOfTheDrillsRoleAndReallyDone() {
        drill.prepare();
        assertTrue(backup().describeBackupVault(b -> b.backupVaultName(VAULT)).locked());
        assertEquals(KeyState.ENABLED, keyState());
        var told = drill.steps().stream().map(step -> event(step)).toList();
        assertEquals(
                List.of(
                        "backup:DeleteBackupVaultNotifications",
                        "backup:DeleteBackupVaultLockConfiguration",
                        "backup:DeleteBackupVaultAccessPolicy",
                        "kms:ScheduleKeyDeletion"),
                told.stream().map(AwsEvent::word).toList());
        told.forEach(event -> assertEquals(
                Optional.of(DrillRole.arn(drill.account(), drill.region().partition())), event.principal()));
        assertNotEquals(
                true,
                backup().describeBackupVault(b -> b.backupVaultName(VAULT)).locked());
        assertThrows(
                ResourceNotFoundException.class,
                () -> backup().getBackupVaultAccessPolicy(b -> b.backupVaultName(VAULT)));
        assertEquals(KeyState.PENDING_DELETION, keyState());
    }

    @Test
    void itBeginsAnewFromWhereverItWasLeft() {
        drill.prepare();
        drill.steps().forEach(Drill.Step::play);
        drill.prepare();
        assertEquals(KeyState.ENABLED, keyState());
        drill.steps().forEach(Drill.Step::play);
        assertEquals(KeyState.PENDING_DELETION, keyState());
    }

    private static AwsEvent event(Drill.Step step) {
        return assertInstanceOf(
                        EventEnvelope.Event.class,
                        EventEnvelope.read(step.play().toString()))
                .event();
    }

    private KeyState keyState() {
        var key = backup().describeBackupVault(b -> b.backupVaultName(VAULT)).encryptionKeyArn();
        return accounts.asOwner(drill.account(), drill.region())
                .client(KmsClient.class)
                .describeKey(b -> b.keyId(key))
                .keyMetadata()
                .keyState();
    }

    private BackupClient backup() {
        return accounts.asOwner(drill.account(), drill.region()).client(BackupClient.class);
    }
}
