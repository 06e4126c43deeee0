package io.strongroom.domain.controls.keys;

import static io.strongroom.domain.controls.Judged.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.domain.inventory.storage.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TablesUseAdvancedBackupTest {
    private final TablesUseAdvancedBackup control = new TablesUseAdvancedBackup();

    private static final Table TABLE = new Table(
            "arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
            "orders",
            Told.known(true),
            true,
            Optional.empty(),
            Told.known(Map.of()));

    @Test
    void advancedBackupPassesWithoutALookAtTables() {
        var inventory =
                settings(Map.of("DynamoDB", true)).unread(Kinds.TABLES, new Coverage.Denied("dynamodb:ListTables"));
        assertEquals("PASS", verdict(control, inventory).label());
    }

    @Test
    void plainBackupOfTablesFails() {
        assertEquals(
                "FAIL", verdict(control, settings(Map.of("DynamoDB", false))).label());
    }

    @Test
    void regionWithoutTablesIsNotApplicable() {
        var inventory = settings(Map.of("DynamoDB", false)).read(Kinds.TABLES, List.of());
        assertEquals("NOT_APPLICABLE", verdict(control, inventory).label());
    }

    @Test
    void regionThatDoesNotSayIsUnknown() {
        assertEquals("UNKNOWN", verdict(control, settings(Map.of())).label());
    }

    @Test
    void deniedTablesAreUnknown() {
        var inventory =
                settings(Map.of("DynamoDB", false)).unread(Kinds.TABLES, new Coverage.Denied("dynamodb:ListTables"));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    private static Inventory.Builder settings(Map<String, Boolean> managed) {
        return Samples.inventory()
                .read(
                        Kinds.BACKUP_SETTINGS,
                        List.of(new BackupSettings(
                                "arn:aws:backup:eu-west-1:123456789012:settings", Map.of("DynamoDB", true), managed)))
                .read(Kinds.TABLES, List.of(TABLE));
    }
}
