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
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.DestinationKey;
import io.strongroom.domain.inventory.backup.DestinationVault;
import io.strongroom.domain.inventory.keys.Key;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopiesArriveEncryptedTest {
    private final CopiesArriveEncrypted control = new CopiesArriveEncrypted();

    private static final String FAR = "arn:aws:backup:eu-west-1:999999999999:backup-vault:copies";
    private static final String NEAR = "arn:aws:backup:eu-central-1:123456789012:backup-vault:copies";
    private static final Key FAR_KEY = Records.with(Samples.key(), "arn", "arn:aws:kms:eu-west-1:999999999999:key/1");

    @Test
    void copyIntoCustomerKeyPasses() {
        assertEquals("PASS", verdict(control, copying(to(FAR, FAR_KEY))).label());
    }

    @Test
    void keyOfAwsIsGoodEnoughWithinTheAccount() {
        assertEquals(
                "PASS",
                verdict(control, copying(to(NEAR, Records.with(FAR_KEY, "manager", "AWS"))))
                        .label());
    }

    @Test
    void keyOfAwsInAnotherAccountFails() {
        assertObstacle("NO_CUSTOMER_KEY", copying(to(FAR, Records.with(FAR_KEY, "manager", "AWS"))));
    }

    @Test
    void defaultVaultFails() {
        var arn = "arn:aws:backup:eu-west-1:999999999999:backup-vault:Default";
        assertObstacle("DEFAULT_VAULT", copying(to(arn, FAR_KEY)));
    }

    @Test
    void destinationThatIsNotThereFails() {
        assertObstacle("NO_SUCH_VAULT", copying(new DestinationVault(FAR, Told.none(), Told.none())));
    }

    @Test
    void disabledKeyFails() {
        assertObstacle("KEY_UNUSABLE", copying(to(NEAR, Records.with(FAR_KEY, "state", "Disabled"))));
    }

    @Test
    void airGappedVaultOnKeyThatAwsOwnsPasses() {
        var vault = Records.with(
                Records.with(Samples.vault(), "kind", "LOGICALLY_AIR_GAPPED_BACKUP_VAULT"),
                "kmsKeyArn",
                Optional.empty());
        assertEquals(
                "PASS",
                verdict(control, copying(new DestinationVault(FAR, Told.known(vault), Told.none())))
                        .label());
    }

    @Test
    void sourceOnKeyOfAwsCannotLeaveTheAccount() {
        var inventory =
                copying(to(FAR, FAR_KEY)).read(Kinds.KEYS, List.of(Records.with(Samples.key(), "manager", "AWS")));
        assertObstacle("SOURCE_ON_KEY_OF_AWS", inventory);
    }

    @Test
    void whatTheVaultEncryptsMayBeOnAnyKey() {
        var files = Records.with(Samples.recoveryPoints(), "resourceType", "EFS");
        var inventory = copying(to(FAR, FAR_KEY))
                .read(Kinds.RECOVERY_POINTS, List.of(files))
                .read(Kinds.KEYS, List.of(Records.with(Samples.key(), "manager", "AWS")));
        assertEquals("PASS", verdict(control, inventory).label());
    }

    @Test
    void openClustersStayOpen() {
        var cluster = Records.with(
                Records.with(Records.with(Samples.recoveryPoints(), "resourceType", "Neptune"), "encrypted", false),
                "keyArn",
                Optional.empty());
        assertObstacle("STAYS_OPEN", copying(to(NEAR, FAR_KEY)).read(Kinds.RECOVERY_POINTS, List.of(cluster)));
    }

    @Test
    void destinationThatCannotBeReadIsUnknown() {
        var dark = new Coverage.Denied("sts:AssumeRole");
        var destination = new DestinationVault(FAR, Told.unknown(dark), Told.unknown(dark));
        assertEquals("UNKNOWN", verdict(control, copying(destination)).label());
    }

    @Test
    void oneSureObstacleCountsThoughAnotherCopyCannotBeTold() {
        var dark = new Coverage.Denied("sts:AssumeRole");
        var inventory = copying(
                new DestinationVault(FAR, Told.unknown(dark), Told.unknown(dark)),
                new DestinationVault(NEAR, Told.none(), Told.none()));
        assertObstacle("NO_SUCH_VAULT", inventory);
    }

    @Test
    void planWithoutCopiesIsNotApplicable() {
        var inventory = copying().read(Kinds.BACKUP_PLANS, List.of(Samples.plan()));
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void deniedRecoveryPointsAreUnknown() {
        var inventory = copying(to(FAR, FAR_KEY))
                .unread(Kinds.RECOVERY_POINTS, new Coverage.Denied("backup:ListRecoveryPointsByBackupVault"));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    private void assertObstacle(String obstacle, Inventory.Builder inventory) {
        var fail = assertInstanceOf(Verdict.Fail.class, verdict(control, inventory));
        assertEquals(1, fail.facts().path("obstacles").size());
        assertEquals(obstacle, fail.facts().at("/obstacles/0/obstacle").asText());
    }

    private static DestinationVault to(String arn, Key key) {
        var vault = Records.with(Records.with(Samples.vault(), "arn", arn), "kmsKeyArn", key.arn());
        return new DestinationVault(
                arn, Told.known(vault), Told.known(new DestinationKey(key.arn(), key.customerManaged(), key.usable())));
    }

    private static Inventory.Builder copying(DestinationVault... destinations) {
        var copies = List.of(destinations).stream()
                .map(one -> new BackupPlan.Copy(one.arn(), Optional.empty()))
                .toList();
        var rule = Records.with(Samples.plan().rules().getFirst(), "copies", copies);
        return Samples.inventory()
                .read(Kinds.BACKUP_PLANS, List.of(Records.with(Samples.plan(), "rules", List.of(rule))))
                .read(Kinds.DESTINATION_VAULTS, List.of(destinations))
                .read(Kinds.RECOVERY_POINTS, List.of(Samples.recoveryPoints()))
                .read(Kinds.KEYS, List.of(Samples.key()));
    }
}
