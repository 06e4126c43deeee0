package io.strongroom.domain.controls.monitoring;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.backup.Vault;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VaultsNotifyTest {
    private final VaultsNotify control = new VaultsNotify();

    private static Inventory.Builder with(Vault vault) {
        return Samples.inventory()
                .read(Kinds.VAULTS, List.of(vault))
                .read(Kinds.RECOVERY_POINTS, List.of(Samples.recoveryPoints()))
                .read(Kinds.BACKUP_PLANS, List.of(Samples.plan()));
    }

    private static Vault telling(String... events) {
        return Records.with(
                Samples.vault(), "notifications", new Vault.Notifications(WatchSamples.TOPIC_ARN, Set.of(events)));
    }

    @Test
    void vaultThatTellsOfEverythingPasses() {
        assertEquals(
                "PASS", verdict(control, with(WatchSamples.notifyingVault())).label());
    }

    @Test
    void vaultWithoutNotificationsFails() {
        assertEquals("FAIL", verdict(control, with(Samples.vault())).label());
    }

    @Test
    void vaultThatTellsOfSuccessAloneFails() {
        assertEquals(
                "FAIL",
                verdict(control, with(telling("BACKUP_JOB_SUCCESSFUL", "COPY_JOB_SUCCESSFUL")))
                        .label());
    }

    @Test
    void failuresByTheirOwnEventsPass() {
        assertEquals(
                "PASS",
                verdict(
                                control,
                                with(telling(
                                        "BACKUP_JOB_FAILED",
                                        "BACKUP_JOB_EXPIRED",
                                        "COPY_JOB_FAILED",
                                        "RESTORE_JOB_STARTED",
                                        "RECOVERY_POINT_MODIFIED")))
                        .label());
    }

    @Test
    void continuousAndObjectBackupsNeedTheirEvents() {
        var objects = with(WatchSamples.notifyingVault())
                .read(Kinds.RECOVERY_POINTS, List.of(Records.with(Samples.recoveryPoints(), "resourceType", "S3")));
        assertEquals("FAIL", verdict(control, objects).label());
        var rule = Records.with(Samples.plan().rules().getFirst(), "continuous", true);
        var continuous = with(WatchSamples.notifyingVault())
                .read(Kinds.BACKUP_PLANS, List.of(Records.with(Samples.plan(), "rules", List.of(rule))));
        assertEquals("FAIL", verdict(control, continuous).label());
    }

    @Test
    void emptyDefaultVaultIsNotApplicable() {
        var preset = Records.with(Records.with(Samples.vault(), "name", "Default"), "recoveryPoints", 0L);
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, with(preset)).label());
    }

    @Test
    void deniedNotificationsAreUnknown() {
        var dark = Records.with(Samples.vault(), "notifications", Told.unknown(WatchSamples.DENIED));
        assertEquals("UNKNOWN", verdict(control, with(dark)).label());
    }
}
