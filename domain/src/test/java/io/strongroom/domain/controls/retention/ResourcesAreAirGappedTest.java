package io.strongroom.domain.controls.retention;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.DestinationVault;
import io.strongroom.domain.inventory.backup.ProtectedResource;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.policies.Expectations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResourcesAreAirGappedTest {
    private static final String FAR = "arn:aws:backup:eu-west-1:210987654321:backup-vault:far";
    private static final Coverage DENIED = new Coverage.Denied("sts:AssumeRole");
    private final ResourcesAreAirGapped control = new ResourcesAreAirGapped();

    @Test
    void freshCopyPasses() {
        assertEquals(
                "PASS",
                verdict(control, asked(Told.known(Samples.NOW.minusSeconds(86_400))))
                        .label());
    }

    @Test
    void oldCopyFails() {
        assertEquals(
                "FAIL",
                verdict(control, asked(Told.known(Samples.NOW.minusSeconds(86_400 * 8))))
                        .label());
    }

    @Test
    void noCopyFails() {
        assertEquals("FAIL", verdict(control, asked(Told.none())).label());
    }

    @Test
    void copyInAnAirGappedVaultOfAnotherAccountIsUnknown() {
        var vault =
                Records.with(Records.with(Samples.vault(), "arn", FAR), "kind", "LOGICALLY_AIR_GAPPED_BACKUP_VAULT");
        assertEquals(
                "UNKNOWN", verdict(control, copiedTo(FAR, Told.known(vault))).label());
        assertEquals(
                "UNKNOWN", verdict(control, copiedTo(FAR, Told.unknown(DENIED))).label());
    }

    @Test
    void copyElsewhereThatIsNotAirGappedFails() {
        var vault = Records.with(Samples.vault(), "arn", FAR);
        assertEquals("FAIL", verdict(control, copiedTo(FAR, Told.known(vault))).label());
        assertEquals("FAIL", verdict(control, copiedTo(FAR, Told.none())).label());
        assertEquals(
                "FAIL",
                verdict(control, copiedTo(Samples.VAULT_ARN, Told.unknown(DENIED)))
                        .label());
    }

    private static Inventory.Builder copiedTo(String arn, Told<Vault> vault) {
        return asked(Told.none())
                .read(Kinds.DESTINATION_VAULTS, List.of(new DestinationVault(arn, vault, Told.none())));
    }

    @Test
    void policyThatDoesNotAskIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, asked(Told.none()).expecting(Expectations.standard()))
                        .label());
    }

    @Test
    void deniedAirGapIsUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, asked(Told.unknown(new Coverage.Denied("backup:ListRecoveryPointsByBackupVault"))))
                        .label());
    }

    private static Inventory.Builder asked(Told<Instant> airGappedAt) {
        var resource = new ProtectedResource(
                "arn:aws:ec2:eu-west-1:123456789012:volume/vol-1",
                "EBS",
                Optional.of(Samples.NOW),
                Optional.of(Samples.VAULT_ARN),
                airGappedAt);
        return Samples.inventory()
                .read(Kinds.PROTECTED_RESOURCES, List.of(resource))
                .read(Kinds.DESTINATION_VAULTS, List.of())
                .expecting(Records.with(Expectations.standard(), "airGapped", true));
    }
}
