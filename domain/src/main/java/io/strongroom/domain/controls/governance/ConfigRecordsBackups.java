package io.strongroom.domain.controls.governance;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.domain.inventory.surroundings.ConfigAggregator;
import io.strongroom.domain.inventory.surroundings.ConfigRecorder;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;

/** AWS Config remembers what backups looked like. */
@Singleton
final class ConfigRecordsBackups implements Control<BackupSettings> {
    private static final List<String> TYPES = List.of(
            "AWS::Backup::BackupPlan",
            "AWS::Backup::BackupSelection",
            "AWS::Backup::BackupVault",
            "AWS::Backup::RecoveryPoint",
            "AWS::Config::ResourceCompliance");

    private static final ControlSpec<BackupSettings> SPEC = ControlSpec.of("GOV-10", Kinds.BACKUP_SETTINGS)
            .title("AWS Config records backup plans, selections, vaults and recovery points")
            .severity(Severity.MEDIUM)
            .steps("5.4")
            .reads(Kinds.CONFIG_RECORDERS, Kinds.CONFIG_AGGREGATORS, Kinds.BACKUP_PLANS)
            .frameworks("FSBP Config.1 [P]; CIS7 4.3 [P]; CIS5 3.3 [P]; HIPAA 164.308(a)(1)(ii)(A) [P]; SOC2 CC2.1 [P]")
            .build();

    @Override
    public ControlSpec<BackupSettings> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(BackupSettings settings, Inventory inventory) {
        return !inventory.all(Kinds.BACKUP_PLANS).isEmpty();
    }

    @Override
    public Verdict judge(BackupSettings settings, Inventory inventory) {
        var recorders = inventory.all(Kinds.CONFIG_RECORDERS).stream()
                .filter(ConfigRecorder::recording)
                .toList();
        boolean aggregated =
                inventory.all(Kinds.CONFIG_AGGREGATORS).stream().anyMatch(ConfigAggregator::organizationWide);
        // Which account aggregates is the organization's choice, so a lack of it here proves nothing.
        var facts = Json.object().put("organizationAggregator", aggregated);
        if (recorders.isEmpty()) {
            return Verdict.fail("No configuration recorder records in this Region.", facts);
        }
        var missing = TYPES.stream()
                .filter(type -> recorders.stream().noneMatch(recorder -> recorder.records(type)))
                .toList();
        if (!missing.isEmpty()) {
            return Verdict.fail(
                    "Types that backups are audited by are not recorded.",
                    facts.set("notRecorded", Json.tree(missing)));
        }
        return recorders.stream().anyMatch(ConfigRecorder::failing)
                ? Verdict.fail("The configuration recorder could not deliver the last time.", facts)
                : Verdict.pass(facts);
    }
}
