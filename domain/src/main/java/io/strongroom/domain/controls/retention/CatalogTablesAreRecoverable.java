package io.strongroom.domain.controls.retention;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.domain.inventory.storage.Table;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/** The tables that know what was backed up can be brought back themselves. */
@Singleton
final class CatalogTablesAreRecoverable implements Control<Table> {
    private static final ControlSpec<Table> SPEC = ControlSpec.of("IMM-15", Kinds.TABLES)
            .title("Tables with backup records can be recovered and are not deleted by mistake")
            .severity(Severity.MEDIUM)
            .steps("3.3", "5.1")
            .reads(Kinds.KEYS)
            .frameworks(
                    "FSBP DynamoDB.2,DynamoDB.6 [P]; NIST CP-9,CP-10 [P]; PCI 10.5.1 [P]; HIPAA 164.308(a)(7)(ii)(A) [P]; SOC2 CC7.4 [P]")
            .build();

    @Override
    public ControlSpec<Table> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Table table, Inventory inventory) {
        return table.holdsBackupRecords();
    }

    @Override
    public Verdict judge(Table table, Inventory inventory) {
        var lacks = new ArrayList<String>();
        if (!table.deletionProtection()) {
            lacks.add("deletion-protection");
        }
        if (!table.pointInTimeRecovery().value().orElse(false)) {
            lacks.add("point-in-time-recovery");
        }
        if (!customerKey(table, inventory)) {
            lacks.add("customer-key");
        }
        return lacks.isEmpty()
                ? Verdict.pass()
                : Verdict.fail(
                        "A table with backup records lacks protection of its own.",
                        Json.object().set("lacks", Json.tree(lacks)));
    }

    /** A key that this account does not have is another's, and AWS's own keys are never that. */
    private static boolean customerKey(Table table, Inventory inventory) {
        return table.kmsKeyArn()
                .map(arn -> inventory
                        .find(Kinds.KEYS, arn)
                        .map(Key::customerManaged)
                        .orElse(true))
                .orElse(false);
    }
}
