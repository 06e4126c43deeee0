package io.strongroom.domain.controls.keys;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.DestinationVault;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.storage.StatefulResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VaultKeysAreSegregatedTest {
    private final VaultKeysAreSegregated control = new VaultKeysAreSegregated();

    private static final String FAR = "arn:aws:backup:eu-west-1:999999999999:backup-vault:copies";
    private static final StatefulResource VOLUME = new StatefulResource(
            "arn:aws:ec2:eu-west-1:123456789012:volume/vol-1",
            "EBS",
            Optional.of(true),
            Optional.of(Samples.KEY_ARN + "-data"),
            Map.of());

    @Test
    void keyOfItsOwnPasses() {
        assertEquals("PASS", verdict(control, read(VOLUME)).label());
    }

    @Test
    void keyOfProductionDataFails() {
        var shared = Records.with(VOLUME, "kmsKeyArn", Samples.KEY_ARN);
        assertEquals("FAIL", verdict(control, read(shared)).label());
    }

    @Test
    void copiesThatTookTheKeyOfTheVaultAreNoProductionData() {
        var inventory = read(VOLUME).read(Kinds.RECOVERY_POINTS, List.of(Samples.recoveryPoints()));
        assertEquals("PASS", verdict(control, inventory).label());
    }

    @Test
    void destinationOnKeyOfItsOwnAccountPasses() {
        var inventory = copying(Told.known(vault("arn:aws:kms:eu-west-1:999999999999:key/1")));
        assertEquals("PASS", verdict(control, inventory).label());
    }

    @Test
    void destinationOnKeyOfTheSourceAccountFails() {
        assertEquals(
                "FAIL",
                verdict(control, copying(Told.known(vault(Samples.KEY_ARN + "-copies"))))
                        .label());
    }

    @Test
    void destinationThatCannotBeReadIsUnknown() {
        var dark = Told.<Vault>unknown(new Coverage.Denied("sts:AssumeRole"));
        assertEquals("UNKNOWN", verdict(control, copying(dark)).label());
    }

    @Test
    void vaultWithoutNamedKeyIsNotApplicable() {
        var unnamed = Records.with(Samples.vault(), "kmsKeyArn", Optional.empty());
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, read(VOLUME).read(Kinds.VAULTS, List.of(unnamed)))
                        .label());
    }

    @Test
    void deniedResourcesAreUnknown() {
        var inventory = read(VOLUME).unread(Kinds.STATEFUL_RESOURCES, new Coverage.Denied("ec2:DescribeVolumes"));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    private static Vault vault(String key) {
        return Records.with(Records.with(Samples.vault(), "arn", FAR), "kmsKeyArn", key);
    }

    private static Inventory.Builder copying(Told<Vault> destination) {
        var rule = Records.with(
                Samples.plan().rules().getFirst(), "copies", List.of(new BackupPlan.Copy(FAR, Optional.empty())));
        return read(VOLUME)
                .read(Kinds.BACKUP_PLANS, List.of(Records.with(Samples.plan(), "rules", List.of(rule))))
                .read(Kinds.DESTINATION_VAULTS, List.of(new DestinationVault(FAR, destination, Told.none())));
    }

    private static Inventory.Builder read(StatefulResource resource) {
        return Samples.inventory()
                .read(Kinds.VAULTS, List.of(Samples.vault()))
                .read(Kinds.STATEFUL_RESOURCES, List.of(resource))
                .read(Kinds.BACKUP_PLANS, List.of(Samples.plan()))
                .read(Kinds.DESTINATION_VAULTS, List.of());
    }
}
