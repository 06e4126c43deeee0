package io.strongroom.domain.controls.keys;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** A plan's copies will arrive and be encrypted there, which can be told before the first of them runs. */
@Singleton
final class CopiesArriveEncrypted implements Control<BackupPlan> {
    private static final ControlSpec<BackupPlan> SPEC = ControlSpec.of("ENC-15", Kinds.BACKUP_PLANS)
            .title("Copies can reach their destination and stay encrypted")
            .severity(Severity.HIGH)
            .steps("1.1", "2.4")
            .reads(Kinds.DESTINATION_VAULTS, Kinds.RECOVERY_POINTS, Kinds.KEYS)
            .frameworks("NIST CP-9(8),SI-12 [E]; NIST SC-28(1) [E]; PCI 3.5.1,8.3.2 [E]; HIPAA 164.312(a)(2)(iv) [E];"
                    + " ISO A.8.13,A.8.24 [E]; SOC2 A1.2,CC7.4 [E]")
            .build();

    @Override
    public ControlSpec<BackupPlan> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(BackupPlan plan, Inventory inventory) {
        return plan.rules().stream().anyMatch(rule -> !rule.copies().isEmpty());
    }

    @Override
    public Verdict judge(BackupPlan plan, Inventory inventory) {
        var way = new CopyWay(inventory);
        for (var rule : plan.rules()) {
            rule.copies().forEach(copy -> way.follow(rule, copy));
        }
        if (!way.obstacles().isEmpty()) {
            var why = way.obstacles().stream()
                    .map(found -> found.obstacle().phrase())
                    .distinct()
                    .collect(Collectors.joining("; "));
            var facts = Json.object();
            facts.set("obstacles", Json.tree(way.obstacles()));
            return Verdict.fail("Copies of this plan do not arrive as they should: " + why + ".", facts);
        }
        return way.untold()
                .map(Verdict::unknown)
                .orElseGet(() -> Verdict.pass(Json.object().put("copies", way.followed())));
    }
}
