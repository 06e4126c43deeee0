package io.strongroom.domain.controls.retention;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupPlan;
import jakarta.inject.Singleton;

/** A plan's backups arrive in another Region, where the policy lets them be in one. */
@Singleton
final class CopiesLeaveTheRegion implements Control<BackupPlan> {
    private static final ControlSpec<BackupPlan> SPEC = ControlSpec.of("IMM-09", Kinds.BACKUP_PLANS)
            .title("Copies arrive in another Region")
            .severity(Severity.MEDIUM)
            .steps("5.1", "5.2")
            .reads(Kinds.COPY_ROUTES)
            .frameworks("NIST CP-6,CP-9(3) [E]; ISO A.8.14 [P]; SOC2 A1.2 [S]")
            .build();

    @Override
    public ControlSpec<BackupPlan> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(BackupPlan plan, Inventory inventory) {
        var allowed = inventory.expectations().allowedRegions();
        return !plan.rules().isEmpty()
                && (allowed.isEmpty() || allowed.stream().anyMatch(code -> !code.equals(here(inventory))));
    }

    @Override
    public Verdict judge(BackupPlan plan, Inventory inventory) {
        var copies = LandedCopies.of(
                plan,
                copy -> copy.region()
                        .filter(code -> !code.equals(here(inventory)))
                        .isPresent(),
                inventory);
        if (copies.all().isEmpty()) {
            return Verdict.fail("The plan copies nothing to another Region.");
        }
        return copies.anyOnTime(any -> true, inventory)
                ? Verdict.pass(copies.facts())
                : Verdict.fail("No copy to another Region was completed as lately as the policy asks.", copies.facts());
    }

    private static String here(Inventory inventory) {
        return inventory.region().value();
    }
}
