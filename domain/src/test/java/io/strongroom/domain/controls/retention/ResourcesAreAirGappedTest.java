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
import io.strongroom.domain.inventory.backup.ProtectedResource;
import io.strongroom.domain.policies.Expectations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResourcesAreAirGappedTest {
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
                .expecting(Records.with(Expectations.standard(), "airGapped", true));
    }
}
