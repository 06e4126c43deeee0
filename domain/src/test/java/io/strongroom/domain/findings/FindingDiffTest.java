package io.strongroom.domain.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingDiffTest {
    private static final ControlId CONTROL = new ControlId("IMM-01");
    private static final ControlId OTHER = new ControlId("IMM-02");
    private static final Verdict FAILS =
            Verdict.fail("It is open.", Json.object().put("a", 1));
    private static final Verdict DENIED = Verdict.unknown(new Coverage.Denied("backup:ListBackupVaults"));

    @Test
    void failureAndUnknownOpen() {
        for (var verdict : List.of(FAILS, DENIED)) {
            var opened = assertInstanceOf(FindingChange.Opened.class, only(List.of(), judged("x", verdict)));
            assertEquals(verdict, opened.judgement().verdict());
        }
    }

    @Test
    void passAndNotApplicableOpenNothing() {
        assertEquals(List.of(), FindingDiff.of(List.of(), List.of(judged("x", Verdict.pass()))));
        assertEquals(List.of(), FindingDiff.of(List.of(), List.of(judged("x", Verdict.notApplicable("None.")))));
    }

    @ParameterizedTest
    @EnumSource(
            value = FindingStatus.class,
            names = {"OPEN", "ACCEPTED"})
    void sameVerdictChangesNothing(FindingStatus status) {
        assertEquals(List.of(), FindingDiff.of(List.of(standing("x", status, FAILS)), List.of(judged("x", FAILS))));
    }

    @ParameterizedTest
    @EnumSource(
            value = FindingStatus.class,
            names = {"OPEN", "ACCEPTED"})
    void otherFactsChangeIt(FindingStatus status) {
        var now = Verdict.fail("It is open.", Json.object().put("a", 2));
        assertInstanceOf(FindingChange.Changed.class, only(List.of(standing("x", status, FAILS)), judged("x", now)));
        assertInstanceOf(FindingChange.Changed.class, only(List.of(standing("x", status, FAILS)), judged("x", DENIED)));
    }

    @ParameterizedTest
    @EnumSource(
            value = FindingStatus.class,
            names = {"RESOLVED", "STALE"})
    void whatWasResolvedReopensEvenWithTheSameFacts(FindingStatus status) {
        assertInstanceOf(FindingChange.Reopened.class, only(List.of(standing("x", status, FAILS)), judged("x", FAILS)));
    }

    @Test
    void passNotApplicableAndGoneResolve() {
        var standing = List.of(standing("x", FindingStatus.OPEN, FAILS));
        assertEquals("PASS", how(only(standing, judged("x", Verdict.pass()))));
        assertEquals("NOT_APPLICABLE", how(only(standing, judged("x", Verdict.notApplicable("None.")))));
        assertEquals("GONE", how(FindingDiff.of(standing, List.of()).getFirst()));
    }

    @Test
    void blindControlLeavesItsOwnFindingsAlone() {
        var standing = List.of(
                standing("x", FindingStatus.OPEN, FAILS),
                new StandingFinding(FindingId.next(), OTHER, "x", FindingStatus.OPEN, "FAIL", 1));
        var changes = FindingDiff.of(standing, List.of(new Judgement(CONTROL, Judgement.SCOPE, "arn:scope", DENIED)));
        assertEquals(2, changes.size());
        assertInstanceOf(FindingChange.Opened.class, changes.get(0));
        assertEquals(standing.get(1), ((FindingChange.Resolved) changes.get(1)).standing());
    }

    @Test
    void scopeThatFailsIsNotBlind() {
        var changes = FindingDiff.of(
                List.of(standing("x", FindingStatus.OPEN, FAILS)),
                List.of(new Judgement(CONTROL, Judgement.SCOPE, "arn:scope", FAILS)));
        assertEquals("GONE", how(changes.get(1)));
    }

    @Test
    void resolvedAndStaleStayWhenNothingIsThere() {
        var standing = List.of(standing("x", FindingStatus.RESOLVED, FAILS), standing("y", FindingStatus.STALE, FAILS));
        assertEquals(List.of(), FindingDiff.of(standing, List.of(judged("x", Verdict.pass()))));
    }

    @Test
    void contentIsThatOfVerdictSentenceAndFactsWhateverTheirOrder() {
        var one = Verdict.fail("It is open.", Json.object().put("a", 1).put("b", 2));
        var same = Verdict.fail("It is open.", Json.object().put("b", 2).put("a", 1));
        assertEquals(FindingDiff.content(one), FindingDiff.content(same));
        for (var other : List.of(
                Verdict.fail("It is closed.", Json.object().put("a", 1).put("b", 2)),
                Verdict.fail("It is open.", Json.object().put("a", 1)),
                Verdict.pass(Json.object().put("a", 1).put("b", 2)),
                DENIED)) {
            assertNotEquals(FindingDiff.content(one), FindingDiff.content(other));
        }
    }

    @Test
    void unknownSaysWhatIsMissing() {
        assertEquals("Strongroom may not call backup:ListBackupVaults in this account.", FindingDiff.because(DENIED));
        assertEquals(Json.object().put("missingAction", "backup:ListBackupVaults"), FindingDiff.facts(DENIED));
    }

    private static Judgement judged(String arn, Verdict verdict) {
        return new Judgement(CONTROL, "AWS::Backup::BackupVault", arn, verdict);
    }

    private static StandingFinding standing(String arn, FindingStatus status, Verdict verdict) {
        return new StandingFinding(
                FindingId.next(), CONTROL, arn, status, verdict.label(), FindingDiff.content(verdict));
    }

    private static FindingChange only(List<StandingFinding> standing, Judgement judgement) {
        var changes = FindingDiff.of(standing, List.of(judgement));
        assertEquals(1, changes.size(), changes.toString());
        return changes.getFirst();
    }

    private static String how(FindingChange change) {
        return assertInstanceOf(FindingChange.Resolved.class, change).how();
    }
}
