package io.strongroom.worker.assessments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.integrity.BackupEvidence;
import io.strongroom.domain.integrity.EvidenceRung;
import io.strongroom.domain.policies.Expectations;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.strongroom.sandbox.store.InMemoryStore;
import io.strongroom.worker.assessments.AssessmentsForTests.Settings;
import io.strongroom.worker.inventory.Everything;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an assessment of the simulated organization finds of its backups. */
class BackupEvidenceTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final SandboxAwsAccounts accounts =
            new SandboxAwsAccounts(new InMemoryStore(() -> NOW), () -> NOW, SandboxSettings.calm(), new Random(7));

    private AssessmentsForTests assess(AccountId account, Set<ControlId> chosen) {
        var written = new AssessmentsForTests();
        var regions = new RegionsToAssess(
                accounts, new Settings(List.of("eu-central-1", "eu-west-1"), false), any -> List.of());
        new AssessAccount(
                        Everything.reader(accounts),
                        Everything.controls(),
                        written,
                        regions,
                        id -> Expectations.standard(),
                        () -> NOW,
                        standing -> {})
                .run(AssessmentsForTests.lease(account, Set.of(), chosen), () -> false);
        return written;
    }

    private static List<BackupEvidence> evidence(AccountId account, AssessmentsForTests written) {
        return written.written.stream()
                .flatMap(region -> region.backups().stream()
                        .flatMap(found -> found.evidence(account, region.region(), Map.of(), NOW).stream()))
                .toList();
    }

    @Test
    void backupsOfTheSimulatedOrganizationStandOnManyRungs() {
        var all = new ArrayList<BackupEvidence>();
        for (var account : accounts.discover().accounts().subList(0, 12)) {
            all.addAll(evidence(account.id(), assess(account.id(), Set.of())));
        }
        var rungs = new EnumMap<EvidenceRung, Integer>(EvidenceRung.class);
        all.forEach(one -> rungs.merge(one.evidence().rung(), 1, Integer::sum));
        assertTrue(
                rungs.keySet()
                        .containsAll(Set.of(
                                EvidenceRung.JOB_COMPLETED, EvidenceRung.ENCRYPTED, EvidenceRung.CONTENT_VERIFIED)),
                rungs.toString());
        assertTrue(all.stream().anyMatch(one -> one.stale(NOW)) && all.stream().anyMatch(one -> !one.stale(NOW)));
        assertTrue(all.stream().anyMatch(one -> one.proof().scan().isPresent()));
        all.forEach(one -> assertTrue(!one.evidence().why().isBlank(), one.toString()));
    }

    @Test
    void anAssessmentOfSomeControlsFindsNothingOfThem() {
        var account = accounts.discover().accounts().getFirst().id();
        assess(account, Set.of(new ControlId("IMM-01")))
                .written
                .forEach(region -> assertEquals(Optional.empty(), region.backups()));
    }
}
