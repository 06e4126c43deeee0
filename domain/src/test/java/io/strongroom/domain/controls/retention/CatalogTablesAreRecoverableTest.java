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
        assertEquals("deletion protection", lacks(seen(Records.with(table(), "deletionProtection", false))));
        assertEquals("point-in-time recovery", lacks(seen(Records.with(table(), "pointInTimeRecovery", Told.none()))));
        assertEquals("a key of the customer's", lacks(seen(Records.with(table(), "kmsKeyArn", Optional.empty()))));
    }

    @Test
    void keyOfAwsFails() {
        var inventory = seen(table()).read(Kinds.KEYS, List.of(Records.with(Samples.key(), "manager", "AWS")));
        assertEquals("a key of the customer's", lacks(inventory));
    }

    @Test
    void keyOfAnotherAccountIsACustomersKey() {
        var foreign = Samples.KEY_ARN.replace(Samples.ACCOUNT.value(), "210987654321");
        assertEquals(
                "PASS",
                verdict(control, seen(Records.with(table(), "kmsKeyArn", foreign)))
                        .label());
    }

    @Test
    void ownKeyThatIsGoneFails() {
        assertEquals("a key of the customer's", lacks(seen(table()).read(Kinds.KEYS, List.of())));
    }

    @Test
    void knownLackFailsThoughAnotherThingIsNotTold() {
        var open = Records.with(table(), "deletionProtection", false);
        var dark = seen(Records.with(open, "pointInTimeRecovery", Told.unknown(DENIED)));
        assertEquals("deletion protection", lacks(dark));
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

    private String lacks(Inventory.Builder inventory) {
        var because = assertInstanceOf(Verdict.Fail.class, verdict(control, inventory))
                .because();
        return because.replaceFirst("^A table with backup records lacks (.*)\\.$", "$1");
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
