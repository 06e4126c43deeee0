package io.strongroom.domain.controls.keys;

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
import io.strongroom.domain.inventory.keys.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportedKeyMaterialOutlivesBackupsTest {
    private final ImportedKeyMaterialOutlivesBackups control = new ImportedKeyMaterialOutlivesBackups();

    @Test
    void materialWithoutEndPasses() {
        assertEquals(
                "PASS", verdict(control, vaultOn(imported(Optional.empty()))).label());
    }

    @Test
    void materialThatOutlivesItsRecoveryPointsPasses() {
        assertEquals("PASS", verdict(control, vaultOn(imported(days(91)))).label());
    }

    @Test
    void materialThatEndsBeforeTheLastRecoveryPointFails() {
        var fail = assertInstanceOf(Verdict.Fail.class, verdict(control, vaultOn(imported(days(89)))));
        assertEquals(10, fail.facts().path("recoveryPoints").asLong());
    }

    @Test
    void recoveryPointsKeptForEverNeedMaterialWithoutEnd() {
        var forever = Records.with(
                Records.with(Samples.recoveryPoints(), "lastDeleteAt", Optional.empty()),
                "deleteAfterDays",
                Optional.empty());
        var inventory = vaultOn(imported(days(9_000))).read(Kinds.RECOVERY_POINTS, List.of(forever));
        assertEquals("FAIL", verdict(control, inventory).label());
    }

    @Test
    void retentionCountsWhereAwsNamesNoDate() {
        var undated = Records.with(Samples.recoveryPoints(), "lastDeleteAt", Optional.empty());
        var inventory = vaultOn(imported(days(80))).read(Kinds.RECOVERY_POINTS, List.of(undated));
        assertEquals("FAIL", verdict(control, inventory).label());
    }

    @Test
    void keyMadeByKmsIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, vaultOn(Samples.key())).label());
    }

    @Test
    void deniedRecoveryPointsAreUnknown() {
        var inventory = vaultOn(imported(days(91)))
                .unread(Kinds.RECOVERY_POINTS, new Coverage.Denied("backup:ListRecoveryPointsByBackupVault"));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    private static Key imported(Optional<Instant> end) {
        return Records.with(Records.with(Samples.key(), "origin", "EXTERNAL"), "expiresAt", end);
    }

    private static Optional<Instant> days(long count) {
        return Optional.of(Samples.NOW.plus(Duration.ofDays(count)));
    }

    private static Inventory.Builder vaultOn(Key key) {
        return Samples.inventory()
                .read(Kinds.KEYS, List.of(key))
                .read(Kinds.VAULTS, List.of(Samples.vault()))
                .read(Kinds.RECOVERY_POINTS, List.of(Samples.recoveryPoints()));
    }
}
