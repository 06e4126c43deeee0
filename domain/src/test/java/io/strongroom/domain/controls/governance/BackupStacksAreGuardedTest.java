package io.strongroom.domain.controls.governance;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.surroundings.Stack;
import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupStacksAreGuardedTest {
    private final BackupStacksAreGuarded control = new BackupStacksAreGuarded();

    @Test
    void guardedStackPasses() {
        assertEquals("PASS", verdict(control, seen(stack(35))).label());
    }

    @Test
    void stackThatCanBeDeletedFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen(Records.with(stack(35), "terminationProtection", false)))
                        .label());
    }

    @Test
    void vaultThatIsNotRetainedFails() {
        var vault = new Stack.StackResource("Vault", "AWS::Backup::BackupVault", Optional.empty(), Json.object());
        assertEquals(
                "FAIL",
                verdict(control, seen(Records.with(stack(35), "backupResources", List.of(vault))))
                        .label());
    }

    @Test
    void planNeedNotBeRetained() {
        var plan = new Stack.StackResource("Plan", "AWS::Backup::BackupPlan", Optional.empty(), Json.object());
        assertEquals(
                "PASS",
                verdict(control, seen(Records.with(stack(35), "backupResources", List.of(plan))))
                        .label());
    }

    @Test
    void otherLockThanDeclaredFails() {
        assertEquals("FAIL", verdict(control, seen(stack(7))).label());
        assertEquals(
                "FAIL",
                verdict(
                                control,
                                seen(stack(35))
                                        .read(Kinds.VAULTS, List.of(Records.with(Samples.vault(), "locked", false))))
                        .label());
    }

    @Test
    void parameterIsNotCompared() {
        var properties = Json.parse(
                "{\"BackupVaultName\":\"prod\",\"LockConfiguration\":{\"MinRetentionDays\":{\"Ref\":\"Min\"},\"MaxRetentionDays\":365}}");
        var vault = new Stack.StackResource("Vault", "AWS::Backup::BackupVault", Optional.of("Retain"), properties);
        assertEquals(
                "PASS",
                verdict(control, seen(Records.with(stack(35), "backupResources", List.of(vault))))
                        .label());
    }

    @Test
    void driftFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen(Records.with(stack(35), "driftStatus", "DRIFTED")))
                        .label());
        assertEquals(
                "FAIL",
                verdict(control, seen(Records.with(stack(35), "driftStatus", "NOT_CHECKED")))
                        .label());
    }

    @Test
    void otherStackIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, seen(Records.with(stack(35), "backupResources", Told.none())))
                        .label());
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, seen(Records.with(stack(35), "status", "DELETE_COMPLETE")))
                        .label());
    }

    @Test
    void deniedTemplateIsUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, seen(Records.with(stack(35), "backupResources", Told.unknown(WithSettings.DENIED))))
                        .label());
    }

    private static Stack stack(int min) {
        var properties = Json.parse("{\"BackupVaultName\":\"prod\",\"LockConfiguration\":{\"MinRetentionDays\":" + min
                + ",\"MaxRetentionDays\":365}}");
        var vault = new Stack.StackResource("Vault", "AWS::Backup::BackupVault", Optional.of("Retain"), properties);
        return new Stack("arn:s", "backup", "CREATE_COMPLETE", true, "IN_SYNC", Told.known(List.of(vault)));
    }

    private static Inventory.Builder seen(Stack stack) {
        return WithSettings.inventory().read(Kinds.STACKS, List.of(stack));
    }
}
