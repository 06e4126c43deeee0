package io.strongroom.domain.controls.retention;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupPlan;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Predicate;

/** A plan's backups arrive in an account that whoever takes this one does not get with it. */
@Singleton
final class CopiesLeaveTheAccount implements Control<BackupPlan> {
    private static final ControlSpec<BackupPlan> SPEC = ControlSpec.of("IMM-08", Kinds.BACKUP_PLANS)
            .title("Copies arrive in an account of another organizational unit")
            .severity(Severity.HIGH)
            .steps("2.4", "5.1")
            .reads(Kinds.COPY_ROUTES, Kinds.ACCOUNT, Kinds.ORGANIZATION)
            .frameworks("NIST CP-6(1),CP-9(3),CP-9(5) [E]; ISO A.8.13,A.8.14 [E]; SOC2 A1.2 [E]")
            .build();

    @Override
    public ControlSpec<BackupPlan> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(BackupPlan plan, Inventory inventory) {
        return !plan.rules().isEmpty();
    }

    @Override
    public Verdict judge(BackupPlan plan, Inventory inventory) {
        var copies = LandedCopies.of(
                plan,
                copy -> copy.account()
                        .filter(id -> !id.equals(inventory.account()))
                        .isPresent(),
                inventory);
        if (copies.all().isEmpty()) {
            return Verdict.fail("The plan copies nothing to another account.");
        }
        var own = inventory
                .only(Kinds.ACCOUNT)
                .flatMap(account -> account.ouPath().value());
        Predicate<LandedCopies.Landed> apart = one -> own.isEmpty() || !own.equals(ou(one.copy(), inventory));
        if (copies.anyOnTime(apart, inventory)) {
            return Verdict.pass(copies.facts());
        }
        return copies.all().stream().anyMatch(apart)
                ? Verdict.fail(
                        "No copy to another account, outside of this one's organizational unit, was completed as lately as the policy asks.",
                        copies.facts())
                : Verdict.fail(
                        "Copies go only to accounts of the same organizational unit.",
                        copies.facts().put("ouPath", own.orElse("")));
    }

    private static Optional<String> ou(BackupPlan.Copy copy, Inventory inventory) {
        return copy.account()
                .flatMap(id -> inventory.only(Kinds.ORGANIZATION).flatMap(organization -> organization.ouPath(id)));
    }
}
