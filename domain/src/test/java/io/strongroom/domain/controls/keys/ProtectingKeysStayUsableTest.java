package io.strongroom.domain.controls.keys;

import static io.strongroom.domain.controls.Judged.labels;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtectingKeysStayUsableTest {
    private final ProtectingKeysStayUsable control = new ProtectingKeysStayUsable();

    private static final String FAR = "arn:aws:kms:eu-west-1:999999999999:key/1";

    @Test
    void enabledKeyPasses() {
        assertEquals("PASS", verdict(control, protectedBy(Samples.key())).label());
    }

    @Test
    void keyOnItsWayOutFailsWithItsBlastRadius() {
        var leaving = Records.with(
                Records.with(Samples.key(), "state", "PendingDeletion"), "deletionAt", Samples.NOW.plusSeconds(60));
        var more = Records.with(
                Records.with(Samples.recoveryPoints(), "vaultArn", Samples.VAULT_ARN + "-2"),
                "oldest",
                Instant.parse("2020-01-01T00:00:00Z"));
        var inventory = protectedBy(leaving).read(Kinds.RECOVERY_POINTS, List.of(Samples.recoveryPoints(), more));
        var fail = assertInstanceOf(Verdict.Fail.class, verdict(control, inventory));
        assertEquals("20 recovery points cannot be restored while their key is PendingDeletion.", fail.because());
        assertEquals(20_000_000_000L, fail.facts().path("bytes").asLong());
        assertEquals("2020-01-01T00:00:00Z", fail.facts().path("oldest").asText());
        assertEquals(
                Samples.NOW.minusSeconds(3_600).toString(),
                fail.facts().path("newest").asText());
        assertEquals(2, fail.facts().path("vaults").size());
    }

    @Test
    void keyTakenOverFromASourceCountsAsWell() {
        var ofVolumes =
                Records.with(Records.with(Samples.key(), "arn", Samples.KEY_ARN + "-source"), "state", "Disabled");
        var group = Records.with(Samples.recoveryPoints(), "keyArn", Samples.KEY_ARN + "-source");
        var inventory = protectedBy(ofVolumes).read(Kinds.RECOVERY_POINTS, List.of(group));
        assertEquals("FAIL", verdict(control, inventory).label());
    }

    @Test
    void deletedKeyFailsThoughItIsInNoList() {
        assertEquals(Map.of(Samples.KEY_ARN, "FAIL"), labels(control, protectedBy()));
    }

    @Test
    void keyOfAnotherAccountIsUnknown() {
        var group = Records.with(Samples.recoveryPoints(), "keyArn", FAR);
        var inventory = protectedBy().read(Kinds.RECOVERY_POINTS, List.of(group));
        assertEquals(Map.of(FAR, "UNKNOWN"), labels(control, inventory));
    }

    @Test
    void disabledKeyThatProtectsNothingIsNotApplicable() {
        var gone = Records.with(Samples.recoveryPoints(), "status", "DELETING");
        var inventory = protectedBy(Records.with(Samples.key(), "state", "Disabled"))
                .read(Kinds.RECOVERY_POINTS, List.of(gone));
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void deniedRecoveryPointsAreUnknown() {
        var inventory = protectedBy()
                .unread(Kinds.RECOVERY_POINTS, new Coverage.Denied("backup:ListRecoveryPointsByBackupVault"));
        assertEquals("UNKNOWN", verdictOnWhole(control, inventory).label());
    }

    private static Inventory.Builder protectedBy(Key... keys) {
        return Samples.inventory()
                .read(Kinds.KEYS, List.of(keys))
                .read(Kinds.RECOVERY_POINTS, List.of(Samples.recoveryPoints()));
    }
}
