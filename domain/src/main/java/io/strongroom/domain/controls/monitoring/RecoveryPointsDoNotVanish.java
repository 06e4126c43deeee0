package io.strongroom.domain.controls.monitoring;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;

/**
 * Since the last assessment a vault has not lost recovery points before their time, nor have their sizes or retentions
 * jumped. An attacker's work shows there when everything else has been silenced.
 */
@Singleton
final class RecoveryPointsDoNotVanish implements Control<Vault> {
    private static final ControlSpec<Vault> SPEC = ControlSpec.of("MON-21", Kinds.VAULTS)
            .title("Recovery points have not vanished, shrunk, grown or lost retention at once")
            .severity(Severity.HIGH)
            .steps("3.2", "3.4")
            .reads(Kinds.RECOVERY_POINTS)
            .frameworks("NIST SI-4,SI-7 [E]; PCI 11.5 [E]; ISO A.8.16 [E]; SOC2 CC7.2 [E]")
            .build();

    @Override
    public ControlSpec<Vault> spec() {
        return SPEC;
    }

    @Override
    public Verdict judge(Vault vault, Inventory inventory) {
        var points = inventory.all(Kinds.RECOVERY_POINTS).stream()
                .filter(one -> one.vaultArn().equals(vault.arn()))
                .toList();
        var earlier = inventory.baseline().filter(then -> then.covers(Kinds.RECOVERY_POINTS));
        if (earlier.isEmpty()) {
            return Verdict.notApplicable("There is no earlier assessment to compare with.");
        }
        var then = earlier.get().of(Kinds.RECOVERY_POINTS).values().stream()
                .filter(one -> one.path("vaultArn").asText().equals(vault.arn()))
                .toList();
        var before = VaultContent.then(then, inventory.takenAt());
        var now = VaultContent.now(points);
        if (before.live() == 0) {
            return Verdict.notApplicable(
                    "No recovery point that should still be here was here at the last assessment.");
        }
        return Shortcomings.of("Since the last assessment")
                .unless(
                        () -> !now.fellFrom(before),
                        before.live() - now.live() + " recovery points are gone before their time")
                .unless(() -> !now.burstsFrom(before), now.deleting() + " recovery points are being deleted")
                .unless(() -> !now.jumpedFrom(before), "the size of recovery points has jumped")
                .unless(
                        () -> !now.shortenedFrom(before),
                        "many recovery points are kept for a shorter time than any was")
                .verdict(Json.object()
                        .put("since", earlier.get().takenAt().toString())
                        .put("before", before.live())
                        .put("now", now.live())
                        .put("bytesBefore", before.bytes())
                        .put("bytesNow", now.bytes()));
    }
}
