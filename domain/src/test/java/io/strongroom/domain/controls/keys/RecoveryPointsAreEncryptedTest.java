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
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryPointsAreEncryptedTest {
    private final RecoveryPointsAreEncrypted control = new RecoveryPointsAreEncrypted();

    @Test
    void encryptedRecoveryPointsPass() {
        assertEquals(
                "PASS", verdict(control, vaultWith(Samples.recoveryPoints())).label());
    }

    @Test
    void openRecoveryPointsFailOncePerVaultWithTheReasonByType() {
        var disks = open(Samples.recoveryPoints());
        var clusters =
                Records.with(Records.with(disks, "resourceType", "Aurora"), "arn", Samples.VAULT_ARN + "#Aurora");
        var objects = Records.with(Records.with(disks, "resourceType", "S3"), "arn", Samples.VAULT_ARN + "#S3");
        var fail = assertInstanceOf(
                Verdict.Fail.class, verdict(control, vaultWith(disks, clusters, objects, Samples.recoveryPoints())));
        assertEquals(
                "30 recovery points are not encrypted: Aurora is as its source, which is not encrypted; EBS is as its"
                        + " source, which is not encrypted; S3 should have taken the key of the vault.",
                fail.because());
        assertEquals(10, fail.facts().at("/types/EBS/recoveryPoints").asLong());
        assertEquals("VAULT", fail.facts().at("/types/S3/encryptedBy").asText());
        assertEquals("SOURCE", fail.facts().at("/types/Aurora/encryptedBy").asText());
    }

    @Test
    void tableTakesTheVaultKeyOnlyWithAdvancedBackup() {
        var table = Records.with(Samples.recoveryPoints(), "resourceType", "DynamoDB");
        assertEquals(RecoveryPoints.EncryptedBy.SOURCE, table.encryptedBy());
        var advanced =
                Records.with(table, "examples", List.of("arn:aws:backup:eu-west-1:123456789012:recovery-point:1"));
        assertEquals(RecoveryPoints.EncryptedBy.VAULT, advanced.encryptedBy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATING", "DELETING", "EXPIRED"})
    void whatIsNotThereYetOrGoesIsNotApplicable(String status) {
        var group = Records.with(open(Samples.recoveryPoints()), "status", status);
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, vaultWith(group)).label());
    }

    @Test
    void emptyVaultIsNotApplicable() {
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, vaultWith()).label());
    }

    @Test
    void deniedRecoveryPointsAreUnknown() {
        var inventory = vaultWith()
                .unread(Kinds.RECOVERY_POINTS, new Coverage.Denied("backup:ListRecoveryPointsByBackupVault"));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    private static RecoveryPoints open(RecoveryPoints group) {
        return Records.with(Records.with(group, "encrypted", false), "keyArn", Optional.empty());
    }

    private static Inventory.Builder vaultWith(RecoveryPoints... groups) {
        return Samples.inventory()
                .read(Kinds.VAULTS, List.of(Samples.vault()))
                .read(Kinds.RECOVERY_POINTS, List.of(groups));
    }
}
