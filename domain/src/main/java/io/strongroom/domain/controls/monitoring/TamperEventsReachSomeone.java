package io.strongroom.domain.controls.monitoring;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.trails.EventRule;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;

/** EventBridge passes on what endangers backups, within seconds and without losing it. */
@Singleton
final class TamperEventsReachSomeone implements Control<BackupSettings> {
    private static final ControlSpec<BackupSettings> SPEC = ControlSpec.of("MON-07", Kinds.BACKUP_SETTINGS)
            .title("EventBridge rules pass on tampering with backups, with a dead-letter queue")
            .severity(Severity.HIGH)
            .steps("3.4")
            .reads(Kinds.VAULTS, Kinds.EVENT_RULES)
            .frameworks("NIST SI-4,AU-6 [E]; PCI 10.4.1,11.5 [E]; ISO A.8.16 [E]; SOC2 CC7.2 [E]")
            .build();

    @Override
    public ControlSpec<BackupSettings> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(BackupSettings settings, Inventory inventory) {
        return inventory.all(Kinds.VAULTS).stream().anyMatch(Vault::used);
    }

    @Override
    public Verdict judge(BackupSettings settings, Inventory inventory) {
        var rules = inventory.all(Kinds.EVENT_RULES);
        var lost = Shortcomings.of("No rule with a target and a dead-letter queue passes on");
        TamperEvent.ALL.forEach(event -> {
            var onBus = event.onBus(inventory);
            lost.unless(() -> Told.any(rules, rule -> rule.catches(onBus) && delivers(rule)), event.name());
        });
        return lost.verdict(Json.object().put("rules", rules.size()));
    }

    /** AWS sends its events to the default bus only. */
    private static boolean delivers(EventRule rule) {
        return rule.bus().equals("default")
                && rule.targets().value().orElse(List.of()).stream()
                        .anyMatch(target -> target.deadLetterArn().isPresent());
    }
}
