package io.strongroom.domain.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.WatchSamples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegionBackupsTest {
    private static final String OTHER = Samples.VAULT_ARN + "-copies";

    private static List<BackupEvidence> judged(RegionBackups region, Map<Subject, Proof> before) {
        return region.evidence(Samples.ACCOUNT, "eu-west-1", before, Held.NOW);
    }

    private static RegionBackups with(List<RestoreOutcome> tests, HeldBackups... held) {
        return new RegionBackups(Held.EXPECTED, List.of(held), tests, Optional.empty(), List.of());
    }

    @Test
    void testProvesTheVaultItWasMadeFromAndNoOther() {
        var copies = Held.held(Held.points(OTHER, Held.VOLUME, "arn:aws:ec2:eu-west-1::snapshot/snap-copy"));
        var all = judged(with(List.of(Held.test()), Held.held(), copies), Map.of());
        assertEquals(EvidenceRung.CONTENT_VERIFIED, all.getFirst().evidence().rung());
        assertEquals(EvidenceRung.ENCRYPTED, all.getLast().evidence().rung());
    }

    @Test
    void testWithoutAVaultIsOfTheOneThatCanBeMeant() {
        var homeless = Records.with(Held.test(), "vaultArn", Optional.empty());
        var copies = Held.held(Held.points(OTHER, Held.VOLUME, "arn:aws:ec2:eu-west-1::snapshot/snap-copy"));
        var byPoint = judged(with(List.of(homeless), Held.held(), copies), Map.of());
        assertEquals(
                EvidenceRung.CONTENT_VERIFIED, byPoint.getFirst().evidence().rung());
        assertEquals(EvidenceRung.ENCRYPTED, byPoint.getLast().evidence().rung());
        var older = Records.with(homeless, "recoveryPointArn", "arn:aws:ec2:eu-west-1::snapshot/snap-old");
        assertEquals(
                EvidenceRung.CONTENT_VERIFIED,
                judged(with(List.of(older), Held.held()), Map.of())
                        .getFirst()
                        .evidence()
                        .rung());
        // Which of two vaults it was cannot be told, so it proves neither.
        judged(with(List.of(older), Held.held(), copies), Map.of())
                .forEach(one ->
                        assertEquals(EvidenceRung.ENCRYPTED, one.evidence().rung()));
    }

    @Test
    void whatAwsHasForgottenIsKept() {
        var before =
                Map.of(Held.points().subject(), Proof.none().with(Held.test()).with(Held.scan()));
        var kept = judged(Held.region(Held.held()), before).getFirst();
        assertEquals(EvidenceRung.CONTENT_VERIFIED, kept.evidence().rung());
        assertEquals(Optional.of(Held.scan()), kept.proof().scan());
    }

    @Test
    void resourceIsAsNewAsItsNewestBackupInAnyVault() {
        var old = Held.NOW.minus(Duration.ofDays(30));
        var copies = Records.with(Held.points(OTHER, Held.VOLUME, "arn:x"), "newest", old);
        var region = RegionBackups.of(
                List.of(Held.points(), copies),
                Samples.inventory()
                        .read(Kinds.KEYS, List.of(Samples.key()))
                        .read(Kinds.RESTORE_TESTS, List.of())
                        .read(Kinds.MALWARE_SCANS, List.of())
                        .build());
        var copy = judged(region, Map.of()).getLast();
        assertFalse(copy.stale(Held.NOW));
        assertEquals(Optional.of(Duration.ofDays(30)), copy.age(Held.NOW));
        var alone = judged(Held.region(Held.held(copies)), Map.of()).getFirst();
        assertTrue(alone.stale(Held.NOW));
        var none = Records.with(Held.points(), "newest", Optional.empty());
        assertTrue(judged(Held.region(Held.held(none)), Map.of()).getFirst().stale(Held.NOW));
        var further = Held.held(Records.with(none, "resourceArn", ResourceBackups.FURTHER));
        assertFalse(judged(Held.region(further), Map.of()).getFirst().stale(Held.NOW));
    }

    @Test
    void inventoryTellsTestsScansAndWhatCouldNotBeRead() {
        var read = Samples.inventory()
                .read(Kinds.KEYS, List.of(Samples.key()))
                .read(Kinds.RESTORE_TESTS, List.of(WatchSamples.restoreTest()))
                .read(Kinds.MALWARE_SCANS, List.of(WatchSamples.scan("snap-1", Held.NOW)))
                .build();
        var region = RegionBackups.of(List.of(Held.points()), read);
        assertEquals(1, region.tests().size());
        assertEquals(1, region.scans().size());
        assertEquals(Optional.empty(), region.testsUntold());
        var dark = Samples.inventory()
                .read(Kinds.KEYS, List.of(Samples.key()))
                .unread(Kinds.RESTORE_TESTS, new Coverage.Denied("backup:ListRestoreJobs"))
                .unread(Kinds.MALWARE_SCANS, new Coverage.Throttled("backup:ListScanJobs"))
                .build();
        var untold =
                judged(RegionBackups.of(List.of(Held.points()), dark), Map.of()).getFirst();
        assertEquals(Evidence.Gap.UNTOLD, untold.evidence().gap());
        assertTrue(
                untold.evidence().why().contains("backup:ListRestoreJobs"),
                untold.evidence().why());
    }
}
