package io.strongroom.domain.controls.retention;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.CopyRoute;
import io.strongroom.domain.inventory.backup.DestinationVault;
import io.strongroom.domain.inventory.backup.Lifecycle;
import io.strongroom.domain.inventory.backup.Vault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeletionAfterCopyIsSafeTest {
    private static final String FAR = "arn:aws:backup:eu-west-1:210987654321:backup-vault:far";
    private static final Coverage DENIED = new Coverage.Denied("backup:ListBackupVaults");
    private final DeletionAfterCopyIsSafe control = new DeletionAfterCopyIsSafe();

    @Test
    void copyThatArrivesInALockedVaultPasses() {
        assertEquals("PASS", verdict(control, seen(Told.known(Samples.vault()))).label());
    }

    @Test
    void unlockedDestinationFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen(Told.known(Records.with(Samples.vault(), "locked", false))))
                        .label());
    }

    @Test
    void missingDestinationFails() {
        assertEquals("FAIL", verdict(control, seen(Told.none())).label());
    }

    @Test
    void copyThatNeverArrivedFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen(Told.known(Samples.vault())).read(Kinds.COPY_ROUTES, List.of()))
                        .label());
    }

    @Test
    void deletionWithoutCopyFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen(Told.known(Samples.vault())).read(Kinds.BACKUP_PLANS, List.of(plan(List.of()))))
                        .label());
    }

    @Test
    void planThatDeletesByDaysIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, seen(Told.none()).read(Kinds.BACKUP_PLANS, List.of(Samples.plan())))
                        .label());
    }

    @Test
    void destinationOfAnAccountThatCannotBeReadIsUnknown() {
        assertEquals("UNKNOWN", verdict(control, seen(Told.unknown(DENIED))).label());
        assertEquals(
                "UNKNOWN",
                verdict(control, seen(Told.none()).read(Kinds.DESTINATION_VAULTS, List.of()))
                        .label());
    }

    private static BackupPlan plan(List<BackupPlan.Copy> copies) {
        var lifecycle = new Lifecycle(Optional.empty(), Optional.empty(), Optional.of("DELETE_AFTER_COPY"));
        var rule =
                Records.with(Records.with(Samples.plan().rules().getFirst(), "lifecycle", lifecycle), "copies", copies);
        return Records.with(Samples.plan(), "rules", List.of(rule));
    }

    private static Inventory.Builder seen(Told<Vault> destination) {
        return Samples.inventory()
                .read(Kinds.BACKUP_PLANS, List.of(plan(List.of(new BackupPlan.Copy(FAR, Optional.empty())))))
                .read(Kinds.DESTINATION_VAULTS, List.of(new DestinationVault(FAR, destination, Told.none())))
                .read(
                        Kinds.COPY_ROUTES,
                        List.of(new CopyRoute("r", Samples.VAULT_ARN, FAR, 1, 0, Optional.of(Samples.NOW))));
    }
}
