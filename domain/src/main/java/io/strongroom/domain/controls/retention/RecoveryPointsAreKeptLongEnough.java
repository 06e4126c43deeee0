package io.strongroom.domain.controls.retention;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;

/** Recovery points stay as long as the policy asks, and no longer than it allows. */
@Singleton
final class RecoveryPointsAreKeptLongEnough implements Control<RecoveryPoints> {
    /** AWS keeps what continuous backup makes no longer than this. */
    private static final long CONTINUOUS_DAYS = 35;

    private static final ControlSpec<RecoveryPoints> SPEC = ControlSpec.of("IMM-05", Kinds.RECOVERY_POINTS)
            .title("Recovery points are kept as long as the policy asks, and no longer")
            .severity(Severity.MEDIUM)
            .steps("5.1")
            .frameworks("NIST CP-9 [E]; PCI 3.2.1,10.5.1 [S]; ISO A.8.13,A.5.33 [E]; SOC2 A1.2,CC7.4 [S]")
            .build();

    @Override
    public ControlSpec<RecoveryPoints> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(RecoveryPoints points, Inventory inventory) {
        return points.live();
    }

    @Override
    public Verdict judge(RecoveryPoints points, Inventory inventory) {
        var asked = inventory.expectations().minRetentionDays();
        long least = points.continuous() ? Math.min(asked, CONTINUOUS_DAYS) : asked;
        var most = inventory.expectations().maxRetentionDays();
        var facts = Json.object().put("recoveryPoints", points.count()).put("leastDays", least);
        most.ifPresent(days -> facts.put("mostDays", days));
        if (points.deleteAfterDays().isEmpty()) {
            facts.put("keptForEver", true);
            return most.isPresent()
                    ? Verdict.fail("These recovery points are kept for ever, and the policy sets an end.", facts)
                    : Verdict.pass(facts);
        }
        long days = points.deleteAfterDays().get();
        facts.put("deleteAfterDays", days);
        if (days < least) {
            return Verdict.fail("These recovery points go sooner than the policy asks.", facts);
        }
        return most.isPresent() && days > most.get()
                ? Verdict.fail("These recovery points are kept longer than the policy allows.", facts)
                : Verdict.pass(facts);
    }
}
