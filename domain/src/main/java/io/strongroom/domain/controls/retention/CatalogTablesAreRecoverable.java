package io.strongroom.domain.controls.retention;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.keys.KeyBehind;
import io.strongroom.domain.inventory.storage.Table;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;

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
        return Shortcomings.of("A table with backup records lacks")
                .unless(table::deletionProtection, "deletion protection")
                .unless(() -> table.pointInTimeRecovery().value().orElse(false), "point-in-time recovery")
                .unless(() -> customerKey(table, inventory), "a key of the customer's")
                .verdict(Json.object());
    }

    /** AWS's own keys are never another account's. */
    private static boolean customerKey(Table table, Inventory inventory) {
        return table.kmsKeyArn()
                .map(arn -> switch (KeyBehind.of(arn, inventory)) {
                    case KeyBehind.Here(var key) -> key.customerManaged();
                    case KeyBehind.Gone() -> false;
                    case KeyBehind.Elsewhere elsewhere -> true;
                })
                .orElse(false);
    }
}
