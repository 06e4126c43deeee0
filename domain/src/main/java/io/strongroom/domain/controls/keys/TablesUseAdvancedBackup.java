package io.strongroom.domain.controls.keys;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;

/** Backups of tables take the vault's key, can leave the account and can get cold, where there are tables. */
@Singleton
final class TablesUseAdvancedBackup implements Control<BackupSettings> {
    private static final String TABLES = "DynamoDB";

    private static final ControlSpec<BackupSettings> SPEC = ControlSpec.of("ENC-14", Kinds.BACKUP_SETTINGS)
            .title("DynamoDB is backed up with advanced features")
            .severity(Severity.MEDIUM)
            .steps("1.1")
            .reads(Kinds.TABLES)
            .frameworks("NIST CP-9(8),SI-12 [E]; NIST SC-28(1) [E]; PCI 3.5.1,8.3.2 [E]; HIPAA 164.312(a)(2)(iv) [E];"
                    + " ISO A.8.13,A.8.24 [E]; SOC2 A1.2,CC7.4 [E]")
            .build();

    @Override
    public ControlSpec<BackupSettings> spec() {
        return SPEC;
    }

    @Override
    public Verdict judge(BackupSettings settings, Inventory inventory) {
        var managed = settings.managed().get(TABLES);
        if (managed == null) {
            return Verdict.unknown(new Coverage.Unsupported("backup:DescribeRegionSettings"));
        }
        if (managed) {
            return Verdict.pass();
        }
        var tables = inventory.all(Kinds.TABLES).size();
        return tables == 0
                ? Verdict.notApplicable("There is no table in this Region.")
                : Verdict.fail(
                        "Backups of tables keep the table's key, and can neither leave the account nor get cold.",
                        Json.object().put("tables", tables));
    }
}
