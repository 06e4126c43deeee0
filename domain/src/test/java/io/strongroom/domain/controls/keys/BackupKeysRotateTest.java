package io.strongroom.domain.controls.keys;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.keys.Key;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupKeysRotateTest {
    private final BackupKeysRotate control = new BackupKeysRotate();

    @Test
    void rotatingKeyPasses() {
        assertEquals("PASS", verdict(control, vaultOn(Samples.key())).label());
    }

    @Test
    void keyThatNobodyMayDescribeIsUnknownWhereBackupsRestOnIt() {
        var dark = Records.with(Samples.darkKey(), "arn", Samples.KEY_ARN);
        assertEquals("UNKNOWN", verdict(control, vaultOn(dark)).label());
        assertEquals(
                "PASS",
                verdict(control, vaultOn(Samples.key()).read(Kinds.KEYS, List.of(Samples.darkKey(), Samples.key())))
                        .label());
    }

    @Test
    void keyThatDoesNotRotateFails() {
        assertEquals(
                "FAIL",
                verdict(control, vaultOn(rotating(false, 365, Optional.empty())))
                        .label());
    }

    @Test
    void keyWithoutRotationStatusFails() {
        var key = Records.with(Samples.key(), "rotation", Told.none());
        assertEquals("FAIL", verdict(control, vaultOn(key)).label());
    }

    @Test
    void keyThatRotatesTooSeldomFails() {
        assertEquals(
                "FAIL",
                verdict(control, vaultOn(rotating(true, 366, Optional.of(Samples.NOW))))
                        .label());
    }

    @Test
    void keyThatRotatesMoreOftenPasses() {
        assertEquals(
                "PASS",
                verdict(control, vaultOn(rotating(true, 90, Optional.of(Samples.NOW))))
                        .label());
    }

    @Test
    void rotationOfAUsableKeyWithoutDateIsUnknown() {
        assertEquals(
                Verdict.unknown(new Coverage.Unsupported("kms:GetKeyRotationStatus")),
                verdict(control, vaultOn(rotating(true, 365, Optional.empty()))));
    }

    @Test
    void rotationOfADisabledKeyWithoutDateFails() {
        var disabled = Records.with(rotating(true, 365, Optional.empty()), "state", "Disabled");
        assertEquals("FAIL", verdict(control, vaultOn(disabled)).label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"})
    void materialFromElsewhereIsNotApplicable(String origin) {
        var key = Records.with(rotating(false, 365, Optional.empty()), "origin", origin);
        assertEquals("NOT_APPLICABLE", verdict(control, vaultOn(key)).label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA_2048", "HMAC_256", "ECC_NIST_P256"})
    void asymmetricAndHmacKeysAreNotApplicable(String spec) {
        var key = Records.with(rotating(false, 365, Optional.empty()), "spec", spec);
        assertEquals("NOT_APPLICABLE", verdict(control, vaultOn(key)).label());
    }

    @Test
    void replicaIsJudgedAtItsPrimary() {
        var replica = Records.with(
                rotating(false, 365, Optional.empty()), "replicaOf", "arn:aws:kms:us-east-1:123456789012:key/mrk-1");
        assertEquals("NOT_APPLICABLE", verdict(control, vaultOn(replica)).label());
    }

    @Test
    void keyThatBacksUpNothingIsNotApplicable() {
        var other = Records.with(rotating(false, 365, Optional.empty()), "arn", Samples.KEY_ARN + "-other");
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, vaultOn(other)).label());
    }

    @Test
    void keyOfAwsIsNotApplicable() {
        var key = Records.with(rotating(false, 365, Optional.empty()), "manager", "AWS");
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, vaultOn(key)).label());
    }

    @Test
    void deniedRotationIsUnknown() {
        var dark =
                Records.with(Samples.key(), "rotation", Told.unknown(new Coverage.Denied("kms:GetKeyRotationStatus")));
        assertEquals("UNKNOWN", verdict(control, vaultOn(dark)).label());
    }

    @Test
    void vaultKeyIsToldWithoutRecoveryPoints() {
        var inventory = vaultOn(Samples.key())
                .unread(Kinds.RECOVERY_POINTS, new Coverage.Denied("backup:ListRecoveryPointsByBackupVault"));
        assertEquals("PASS", verdict(control, inventory).label());
    }

    private static Key rotating(boolean enabled, int days, Optional<Instant> next) {
        return Records.with(Samples.key(), "rotation", new Key.Rotation(enabled, Optional.of(days), next));
    }

    private static Inventory.Builder vaultOn(Key key) {
        return Samples.inventory()
                .read(Kinds.KEYS, List.of(key))
                .read(Kinds.VAULTS, List.of(Samples.vault()))
                .read(Kinds.RECOVERY_POINTS, List.of(Samples.recoveryPoints()));
    }
}
