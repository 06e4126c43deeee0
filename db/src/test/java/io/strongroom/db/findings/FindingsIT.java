package io.strongroom.db.findings;

import static io.strongroom.db.assessments.Estate.ALICE;
import static io.strongroom.db.assessments.Estate.LOCKED;
import static io.strongroom.db.assessments.Estate.NOW;
import static io.strongroom.db.assessments.Estate.blind;
import static io.strongroom.db.assessments.Estate.fails;
import static io.strongroom.db.assessments.Estate.failure;
import static io.strongroom.db.assessments.Estate.judged;
import static io.strongroom.db.assessments.Estate.passes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.assessments.Estate;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.assessments.AssessmentLeases;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.FindingEvent;
import io.strongroom.domain.findings.FindingId;
import io.strongroom.domain.findings.FindingQuery;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.domain.findings.Findings;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class FindingsIT {
    private static final Instant LATER = NOW.plusSeconds(3_600);
    private static final ControlId ENCRYPTED = new ControlId("ENC-01");
    private static final ControlId TAGGED = new ControlId("GOV-07");

    @Inject
    Findings findings;

    @Inject
    AssessmentLeases leases;

    @Inject
    AuditTrail audit;

    @Inject
    Estate estate;

    private final AccountId account = Estate.number();

    @Test
    void failureIsReadBackAsItWasJudged() {
        estate.assess(account, NOW, fails("x"));
        var finding = estate.finding(account, "x");
        assertEquals(finding, findings.find(finding.id()).orElseThrow());
        assertEquals(FindingStatus.OPEN, finding.status());
        assertEquals("FAIL", finding.verdict());
        assertEquals("It is open.", finding.because());
        assertEquals("It is open.", finding.facts().path("arn").asText());
        assertEquals(List.of(NOW, NOW, NOW), List.of(finding.firstSeenAt(), finding.changedAt(), finding.lastSeenAt()));
        assertTrue(findings.find(FindingId.next()).isEmpty());
    }

    @Test
    void unchangedFindingIsSeenAgainWithoutBeingWritten() {
        estate.assess(account, NOW, fails("x"));
        var before = estate.finding(account, "x");
        estate.assess(account, LATER, fails("x"));
        var after = estate.finding(account, "x");
        assertEquals(before.version(), after.version());
        assertEquals(NOW, after.changedAt());
        assertEquals(LATER, after.lastSeenAt());
        assertEquals(List.of("OPENED"), history(after));
    }

    @Test
    void findingLivesThroughEveryMove() {
        estate.assess(account, NOW, fails("x"));
        estate.assess(account, NOW.plusSeconds(1), judged(LOCKED, "x", failure("It is ajar.")));
        assertEquals("It is ajar.", estate.finding(account, "x").because());
        estate.assess(account, NOW.plusSeconds(2), passes("x"));
        var resolved = estate.finding(account, "x");
        assertEquals(FindingStatus.RESOLVED, resolved.status());
        assertEquals(Optional.of(NOW.plusSeconds(2)), resolved.resolvedAt());
        assertEquals(NOW.plusSeconds(2), resolved.lastSeenAt());
        estate.assess(account, NOW.plusSeconds(3), judged(LOCKED, "x", failure("It is ajar.")));
        var again = estate.finding(account, "x");
        assertEquals(resolved.id(), again.id());
        assertEquals(FindingStatus.OPEN, again.status());
        assertEquals(Optional.empty(), again.resolvedAt());
        assertEquals(1, again.reopened());
        estate.assess(account, NOW.plusSeconds(4));
        assertEquals(List.of("OPENED", "CHANGED", "RESOLVED", "REOPENED", "RESOLVED"), history(again));
        assertEquals(
                "GONE",
                findings.history(again.id()).getLast().details().path("how").asText());
        assertEquals("assessment", findings.history(again.id()).getLast().actor());
    }

    @Test
    void blindControlLeavesItsFindingOpenBesideAnUnknown() {
        estate.assess(account, NOW, fails("x"), judged(ENCRYPTED, "x", failure("Plain.")));
        estate.assess(account, LATER, blind(LOCKED));
        var left = estate.findings(account);
        assertEquals(
                Map.of(
                        "IMM-01 FAIL",
                        FindingStatus.OPEN,
                        "IMM-01 UNKNOWN",
                        FindingStatus.OPEN,
                        "ENC-01 FAIL",
                        FindingStatus.RESOLVED),
                left.stream().collect(Collectors.toMap(one -> one.control() + " " + one.verdict(), Finding::status)));
    }

    @Test
    void staleFindingSaysSoInItsHistoryAndComesBack() {
        estate.assess(account, NOW, fails("x"));
        // A later assessment that never looks at the Region.
        leases.finish(estate.lease(account), NOW.plusSeconds(60));
        assertEquals(FindingStatus.STALE, estate.finding(account, "x").status());
        estate.assess(account, LATER, fails("x"));
        assertEquals(List.of("OPENED", "STALE", "REOPENED"), history(estate.finding(account, "x")));
    }

    @Test
    void pagesShowEveryFindingOnceTheWorstFirst() {
        var judgements = new ArrayList<Judgement>();
        for (int i = 0; i < 25; i++) {
            judgements.add(judged(List.of(LOCKED, ENCRYPTED, TAGGED).get(i % 3), "r" + i, failure("No.")));
        }
        estate.assess(account, NOW, judgements.toArray(Judgement[]::new));
        var all = new ArrayList<Finding>();
        var query = FindingQuery.open(4).of(account);
        for (var page = findings.list(query); !page.isEmpty(); page = findings.list(query)) {
            all.addAll(page);
            var last = page.getLast();
            query = query.after(Optional.of(new FindingQuery.Cursor(last.severity(), last.id())));
        }
        assertEquals(25, all.stream().map(Finding::id).distinct().count());
        assertEquals(25, all.size());
        assertEquals(
                all.stream().sorted(Comparator.comparing(Finding::severity)).toList(), all, "the worst first");
        assertEquals(25, findings.count(FindingQuery.open(1).of(account)));
        assertEquals(
                Map.of(LOCKED, 9L, ENCRYPTED, 8L, TAGGED, 8L),
                findings.countByControl(FindingQuery.open(1).of(account)));
    }

    @Test
    void conditionsHoldTogether() {
        estate.assess(
                account,
                NOW,
                fails("x"),
                fails("y"),
                judged(LOCKED, "z", Verdict.unknown(new Coverage.Throttled("backup:ListBackupVaults"))),
                judged(TAGGED, "x", failure("None.")));
        var open = FindingQuery.open(100).of(account);
        assertEquals(4, findings.count(open));
        assertEquals(3, findings.count(open.of(LOCKED)));
        assertEquals(0, findings.count(open.seenBy(Optional.of(Set.of()))));
        assertEquals(4, findings.count(open.seenBy(Optional.of(Set.of(account, Estate.number())))));
        var narrow = new FindingQuery(
                Set.of(LOCKED, TAGGED),
                Set.of(account),
                Set.of(Estate.REGION),
                Set.of(Severity.values()),
                Set.of(FindingStatus.OPEN, FindingStatus.ACCEPTED),
                Set.of("FAIL"),
                Optional.of("x"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                100);
        assertEquals(2, findings.list(narrow).size());
    }

    @Test
    void triageKeepsWhatItIsNotToldAndTakesBlankAway() {
        estate.assess(account, NOW, fails("x"));
        var finding = estate.finding(account, "x");
        var assigned = findings.triage(
                finding.id(), Optional.of(" bob "), Optional.of("soon"), finding.version(), ALICE, LATER);
        assertEquals(List.of(Optional.of("bob"), Optional.of("soon")), List.of(assigned.assignee(), assigned.note()));
        var kept = findings.triage(finding.id(), Optional.empty(), Optional.of(" "), assigned.version(), ALICE, LATER);
        assertEquals(List.of(Optional.of("bob"), Optional.empty()), List.of(kept.assignee(), kept.note()));
        assertEquals(List.of("OPENED", "ASSIGNED", "NOTED", "NOTED"), history(kept));
        assertEquals(
                List.of("finding.assigned", "finding.noted", "finding.noted"),
                audit.of("finding", finding.id().toString(), 0, 10).stream()
                        .map(AuditEntry::action)
                        .toList());
    }

    @Test
    void secondOfTwoWhoTriageIsToldToReadAgain() {
        estate.assess(account, NOW, fails("x"));
        var finding = estate.finding(account, "x");
        findings.triage(finding.id(), Optional.of("bob"), Optional.empty(), finding.version(), ALICE, LATER);
        var refused = assertThrows(
                Rejected.class,
                () -> findings.triage(
                        finding.id(), Optional.of("carol"), Optional.empty(), finding.version(), ALICE, LATER));
        assertEquals(ProblemCode.PRECONDITION_FAILED, refused.problem().code());
        assertEquals(Optional.of("bob"), estate.finding(account, "x").assignee());
    }

    @Test
    void triageOfNothingIsNotFound() {
        var refused = assertThrows(
                Rejected.class,
                () -> findings.triage(FindingId.next(), Optional.of("x"), Optional.empty(), 1, ALICE, LATER));
        assertEquals(ProblemCode.NOT_FOUND, refused.problem().code());
    }

    private List<String> history(Finding finding) {
        return findings.history(finding.id()).stream().map(FindingEvent::kind).toList();
    }
}
