package io.strongroom.domain.controls.retention;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.storage.Table;
import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogTablesAreRecoverableTest {
    private static final Coverage DENIED = new Coverage.Denied("dynamodb:DescribeContinuousBackups");
    private final CatalogTablesAreRecoverable control = new CatalogTablesAreRecoverable();

    @Test
    void guardedTablePasses() {
        assertEquals("PASS", verdict(control, seen(table())).label());
    }

    @Test
    void eachLackFails() {
        assertEquals(List.of("deletion-protection"), lacks(seen(Records.with(table(), "deletionProtection", false))));
        assertEquals(
                List.of("point-in-time-recovery"),
                lacks(seen(Records.with(table(), "pointInTimeRecovery", Told.none()))));
        assertEquals(List.of("customer-key"), lacks(seen(Records.with(table(), "kmsKeyArn", Optional.empty()))));
    }

    @Test
    void keyOfAwsFails() {
        var inventory = seen(table()).read(Kinds.KEYS, List.of(Records.with(Samples.key(), "manager", "AWS")));
        assertEquals(List.of("customer-key"), lacks(inventory));
    }

    @Test
    void keyOfAnotherAccountIsACustomersKey() {
        assertEquals(
                "PASS",
                verdict(control, seen(table()).read(Kinds.KEYS, List.of())).label());
    }

    @Test
    void otherTableIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, seen(Records.with(table(), "name", "orders")))
                        .label());
    }

    @Test
    void tagMakesItOne() {
        var tagged = Records.with(Records.with(table(), "name", "orders"), "tags", Map.of("purpose", "backup-audit"));
        assertEquals("PASS", verdict(control, seen(tagged)).label());
    }

    @Test
    void deniedRecoveryIsUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, seen(Records.with(table(), "pointInTimeRecovery", Told.unknown(DENIED))))
                        .label());
        var dark = Records.with(Records.with(table(), "name", "orders"), "tags", Told.unknown(DENIED));
        assertEquals("UNKNOWN", verdict(control, seen(dark)).label());
    }

    private List<String> lacks(Inventory.Builder inventory) {
        var lacks = assertInstanceOf(Verdict.Fail.class, verdict(control, inventory))
                .facts()
                .path("lacks");
        return Json.convert(lacks, String[].class).length == 0
                ? List.of()
                : List.of(Json.convert(lacks, String[].class));
    }

    private static Table table() {
        return new Table(
                "arn:aws:dynamodb:eu-west-1:123456789012:table/backup-catalog",
                "backup-catalog",
                Told.known(true),
                true,
                Optional.of(Samples.KEY_ARN),
                Told.known(Map.of()));
    }

    private static Inventory.Builder seen(Table table) {
        return Samples.inventory().read(Kinds.TABLES, List.of(table)).read(Kinds.KEYS, List.of(Samples.key()));
    }
}
