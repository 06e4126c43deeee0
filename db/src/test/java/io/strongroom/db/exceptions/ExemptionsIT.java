package io.strongroom.db.exceptions;

import static io.strongroom.db.assessments.Estate.ALICE;
import static io.strongroom.db.assessments.Estate.BOB;
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
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountRegister;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.exceptions.Exemption;
import io.strongroom.domain.exceptions.Exemption.Ending;
import io.strongroom.domain.exceptions.Exemption.State;
import io.strongroom.domain.exceptions.ExemptionId;
import io.strongroom.domain.exceptions.ExemptionQuery;
import io.strongroom.domain.exceptions.ExemptionScope;
import io.strongroom.domain.exceptions.Exemptions;
import io.strongroom.domain.exceptions.Exemptions.Decision;
import io.strongroom.domain.exceptions.NewExemption;
import io.strongroom.domain.findings.FindingEvent;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.domain.findings.Findings;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.posture.Counts;
import io.strongroom.domain.posture.Posture;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class ExemptionsIT {
    private static final Instant END = NOW.plus(Duration.ofDays(30));

    @Inject
    Exemptions exemptions;

    @Inject
    Findings findings;

    @Inject
    Posture posture;

    @Inject
    AccountRegister accounts;

    @Inject
    AuditTrail audit;

    @Inject
    Estate estate;

    AccountId account;
    String ou;

    @BeforeEach
    void account() {
        ou = "/ou-" + Estate.number();
        account = estate.account(ou + "/team");
    }

    @Test
    void requestHidesNothing() {
        estate.assess(account, NOW, fails("x"));
        var asked = request(new ExemptionScope.OneAccount(account));
        assertEquals(asked, exemptions.find(asked.id()).orElseThrow());
        assertEquals(State.REQUESTED, asked.state());
        assertEquals(FindingStatus.OPEN, estate.finding(account, "x").status());
        assertEquals(0, exemptions.hidden(asked.id(), Optional.empty()));
    }

    @Test
    void approvalTakesEffectAtOnce() {
        estate.assess(account, NOW, fails("x"), fails("y"), passes("z"));
        var active = approved(new ExemptionScope.OneResource(account, "x"));
        assertEquals(State.ACTIVE, active.state());
        assertEquals(
                List.of("bob", "fine"),
                List.of(active.decidedBy().orElseThrow(), active.comment().orElseThrow()));
        var accepted = estate.finding(account, "x");
        assertEquals(FindingStatus.ACCEPTED, accepted.status());
        assertEquals(Optional.of(active.id().value()), accepted.exception());
        assertEquals(FindingStatus.OPEN, estate.finding(account, "y").status());
        assertEquals(new Counts(1, 1, 0, 0, 1), counts());
        assertEquals(List.of("OPENED", "ACCEPTED"), history("x"));
        assertEquals("bob", findings.history(accepted.id()).getLast().actor());
        assertEquals(1, exemptions.hidden(active.id(), Optional.empty()));
        var entries = audit.of("exception", active.id().toString(), 0, 10);
        assertEquals(
                List.of("exception.requested", "exception.approved"),
                entries.stream().map(AuditEntry::action).toList());
        assertEquals(1, entries.getLast().details().path("findings").asInt());
    }

    @Test
    void eachScopeAcceptsWhatItSpeaksOf() {
        var neighbour = estate.account(ou + "/team/inner");
        var stranger = estate.account(ou + "-other/team");
        for (var one : List.of(account, neighbour, stranger)) {
            estate.assess(one, NOW, fails("x"), judged(new ControlId("IMM-02"), "x", failure("No.")));
        }
        assertEquals(1, total(new ExemptionScope.OneAccount(account)));
        assertEquals(1, total(new ExemptionScope.OneResource(stranger, "x")));
        assertEquals(0, total(new ExemptionScope.OneResource(stranger, "y")));
        assertEquals(2, total(new ExemptionScope.Unit(ou)));
        assertEquals(2, total(new ExemptionScope.Unit(ou + "/team")));
        assertEquals(1, total(new ExemptionScope.Unit(ou + "/team/inner")));
        var active = approved(new ExemptionScope.Unit(ou));
        assertEquals(2, exemptions.hidden(active.id(), Optional.empty()));
        assertEquals(1, exemptions.hidden(active.id(), Optional.of(Set.of(neighbour, stranger))));
        assertEquals(0, exemptions.hidden(active.id(), Optional.of(Set.of())));
        assertEquals(FindingStatus.OPEN, estate.finding(stranger, "x").status());
        assertEquals(0, total(new ExemptionScope.Unit(ou)), "what is hidden already is not hidden again");
        exemptions.withdraw(decision(active), ALICE, NOW);
    }

    @Test
    void everythingIsEveryAccount() {
        estate.assess(account, NOW, fails("x"));
        var active = approved(new ExemptionScope.Everything());
        assertEquals(FindingStatus.ACCEPTED, estate.finding(account, "x").status());
        var fresh = Estate.number();
        estate.assess(fresh, NOW, fails("x"));
        assertEquals(FindingStatus.ACCEPTED, estate.finding(fresh, "x").status(), "an account that nobody knew");
        exemptions.withdraw(decision(active), ALICE, NOW);
        assertEquals(FindingStatus.OPEN, estate.finding(fresh, "x").status());
    }

    @Test
    void previewCountsBySeverityAndUnknownIsNotAmongIt() {
        estate.assess(
                account,
                NOW,
                fails("x"),
                fails("y"),
                judged(LOCKED, "z", Verdict.unknown(new Coverage.Throttled("backup:ListBackupVaults"))));
        var severity = estate.finding(account, "x").severity();
        assertEquals(Map.of(severity, 2L), exemptions.preview(LOCKED, new ExemptionScope.OneAccount(account)));
        approved(new ExemptionScope.OneAccount(account));
        assertEquals(FindingStatus.OPEN, estate.finding(account, "z").status());
        assertEquals(new Counts(0, 0, 1, 0, 2), counts());
    }

    @Test
    void whatIsFoundLaterIsAcceptedAsItIsWritten() {
        estate.assess(account, NOW, judged(LOCKED, "u", Verdict.unknown(new Coverage.Throttled("x"))), passes("v"));
        var active = approved(new ExemptionScope.OneAccount(account));
        estate.assess(account, NOW.plusSeconds(9), fails("new"), fails("u"), fails("v"));
        assertEquals(3, exemptions.hidden(active.id(), Optional.empty()));
        assertEquals(List.of("OPENED", "ACCEPTED"), history("new"));
        assertEquals(new Counts(0, 0, 0, 0, 3), counts());
    }

    @Test
    void acceptedFindingThatIsResolvedAndReopensIsAcceptedAgain() {
        estate.assess(account, NOW, fails("x"));
        approved(new ExemptionScope.OneAccount(account));
        estate.assess(account, NOW.plusSeconds(1), passes("x"));
        assertEquals(new Counts(1, 0, 0, 0, 0), counts());
        estate.assess(account, NOW.plusSeconds(2), fails("x"));
        assertEquals(new Counts(0, 0, 0, 0, 1), counts());
        assertEquals(List.of("OPENED", "ACCEPTED", "RESOLVED", "REOPENED", "ACCEPTED"), history("x"));
    }

    @Test
    void acceptedFindingOfABlindControlStaysCounted() {
        estate.assess(account, NOW, fails("x"));
        approved(new ExemptionScope.OneAccount(account));
        estate.assess(account, NOW.plusSeconds(1), blind(LOCKED));
        assertEquals(new Counts(0, 0, 1, 0, 1), counts());
    }

    @Test
    void withdrawnExceptionOpensWhatItHid() {
        estate.assess(account, NOW, fails("x"));
        var active = approved(new ExemptionScope.OneAccount(account));
        var ended = exemptions.withdraw(decision(active), ALICE, NOW.plusSeconds(5));
        assertEquals(State.ENDED, ended.state());
        assertEquals(Optional.of(Ending.WITHDRAWN), ended.ending());
        assertEquals(FindingStatus.OPEN, estate.finding(account, "x").status());
        assertEquals(List.of("OPENED", "ACCEPTED", "EXCEPTION_ENDED"), history("x"));
        assertEquals(new Counts(0, 1, 0, 0, 0), counts());
    }

    @Test
    void exceptionEndsByItselfAndOnce() throws Exception {
        estate.assess(account, NOW, fails("x"));
        var active = approved(new ExemptionScope.OneAccount(account));
        var waiting = request(new ExemptionScope.OneResource(account, "x"));
        exemptions.endExpired(END.minusSeconds(1));
        assertEquals(State.ACTIVE, exemptions.find(active.id()).orElseThrow().state());
        Callable<Integer> sweep = () -> exemptions.endExpired(END);
        int ended = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(List.of(sweep, sweep, sweep, sweep))) {
                ended += done.get();
            }
        }
        assertEquals(State.ENDED, exemptions.find(active.id()).orElseThrow().state());
        assertEquals(
                Optional.of(Ending.EXPIRED),
                exemptions.find(waiting.id()).orElseThrow().ending());
        assertTrue(ended >= 2, "both, and what other tests left");
        assertEquals(0, exemptions.endExpired(END));
        assertEquals(new Counts(0, 1, 0, 0, 0), counts());
        assertEquals(List.of("OPENED", "ACCEPTED", "EXCEPTION_ENDED"), history("x"));
        assertEquals(
                1,
                audit.of("exception", active.id().toString(), 0, 10).stream()
                        .filter(entry -> entry.action().equals("exception.expired"))
                        .count());
    }

    @Test
    void eachThatEndsAtOnceTellsOfItsOwnFindings() {
        exemptions.endExpired(END);
        estate.assess(account, NOW, fails("x"), fails("y"), fails("z"));
        var other = estate.account(ou);
        estate.assess(other, NOW, fails("x"));
        var three = approved(new ExemptionScope.OneAccount(account));
        var one = approved(new ExemptionScope.OneAccount(other));
        assertEquals(2, exemptions.endExpired(END));
        assertEquals(
                List.of(3, 1),
                List.of(three, one).stream()
                        .map(each -> audit.of("exception", each.id().toString(), 0, 10)
                                .getLast())
                        .map(entry -> entry.details().path("findings").asInt())
                        .toList());
        assertEquals(new Counts(0, 3, 0, 0, 0), counts());
    }

    @Test
    void findingUnderTwoExceptionsTakesTheOneThatLastsLonger() {
        var shorter = approved(new ExemptionScope.OneAccount(account), END.minusSeconds(1));
        var longer = approved(new ExemptionScope.OneAccount(account), END);
        approved(new ExemptionScope.OneAccount(account), END.minusSeconds(2));
        estate.assess(account, NOW, fails("x"));
        assertEquals(
                Optional.of(longer.id().value()), estate.finding(account, "x").exception());
        exemptions.withdraw(decision(longer), ALICE, NOW);
        assertEquals(
                Optional.of(shorter.id().value()), estate.finding(account, "x").exception());
    }

    @Test
    void findingUnderTwoExceptionsPassesToTheOther() {
        estate.assess(account, NOW, fails("x"));
        var first = approved(new ExemptionScope.OneAccount(account));
        var second = approved(new ExemptionScope.OneResource(account, "x"));
        assertEquals(
                Optional.of(first.id().value()), estate.finding(account, "x").exception(), "it stays where it is");
        exemptions.withdraw(decision(first), ALICE, NOW);
        assertEquals(
                Optional.of(second.id().value()), estate.finding(account, "x").exception());
        assertEquals(new Counts(0, 0, 0, 0, 1), counts());
    }

    @Test
    void accountThatLeavesTheUnitLeavesItsException() {
        estate.assess(account, NOW, fails("x"));
        approved(new ExemptionScope.Unit(ou));
        accounts.putAll(List.of(new Account(account, "moved", "/elsewhere", Account.Status.ACTIVE, true)));
        estate.assess(account, NOW.plusSeconds(1), fails("x"));
        assertEquals(FindingStatus.OPEN, estate.finding(account, "x").status());
        assertEquals(new Counts(0, 1, 0, 0, 0), counts());
    }

    @Test
    void nobodyApprovesTheirOwn() {
        var asked = request(new ExemptionScope.OneAccount(account));
        assertEquals(ProblemCode.SELF_APPROVAL, refusal(() -> exemptions.approve(decision(asked), ALICE, NOW)));
        assertEquals(State.REQUESTED, exemptions.find(asked.id()).orElseThrow().state());
    }

    @Test
    void rejectedExceptionIsOver() {
        var asked = request(new ExemptionScope.OneAccount(account));
        var rejected = exemptions.reject(decision(asked), BOB, NOW);
        assertEquals(State.REJECTED, rejected.state());
        assertEquals(ProblemCode.STATE_CONFLICT, refusal(() -> exemptions.approve(decision(rejected), BOB, NOW)));
        assertEquals(ProblemCode.STATE_CONFLICT, refusal(() -> exemptions.withdraw(decision(rejected), ALICE, NOW)));
    }

    @Test
    void decisionOnAnOldVersionIsRefused() {
        var asked = request(new ExemptionScope.OneAccount(account));
        var old = new Decision(asked.id(), asked.version() - 1, "");
        assertEquals(ProblemCode.PRECONDITION_FAILED, refusal(() -> exemptions.approve(old, BOB, NOW)));
        assertEquals(
                ProblemCode.NOT_FOUND,
                refusal(() -> exemptions.approve(new Decision(ExemptionId.next(), 1, ""), BOB, NOW)));
    }

    @Test
    void whatHasExpiredCannotBeApproved() {
        var asked = request(new ExemptionScope.OneAccount(account));
        assertEquals(ProblemCode.STATE_CONFLICT, refusal(() -> exemptions.approve(decision(asked), BOB, END)));
    }

    @Test
    void requestWithoutEndOrOfNoControlIsRefused() {
        var scope = new ExemptionScope.OneAccount(account);
        var endless = new NewExemption(LOCKED, scope, "It is being replaced.", "ops", Optional.empty());
        assertEquals(ProblemCode.EXCEPTION_EXPIRY_REQUIRED, refusal(() -> exemptions.request(endless, ALICE, NOW)));
        var of = new NewExemption(new ControlId("OPS-99"), scope, "It is being replaced.", "ops", Optional.of(END));
        assertEquals(ProblemCode.VALIDATION_FAILED, refusal(() -> exemptions.request(of, ALICE, NOW)));
    }

    @Test
    void listShowsWhatExpiresFirstAndPages() {
        var control = new ControlId("OPS-01");
        var ids = new ArrayList<ExemptionId>();
        for (int days : List.of(3, 1, 2)) {
            var end = Optional.of(NOW.plus(Duration.ofDays(days)));
            var scope = new ExemptionScope.OneAccount(account);
            ids.add(exemptions
                    .request(new NewExemption(control, scope, "It is being replaced.", "ops", end), ALICE, NOW)
                    .id());
        }
        var query = new ExemptionQuery(
                Set.of(State.REQUESTED), Optional.of(control), Optional.empty(), Optional.empty(), 2);
        var first = exemptions.list(query);
        assertEquals(
                List.of(ids.get(1), ids.get(2)),
                first.stream().map(Exemption::id).toList());
        var next = new ExemptionQuery(
                query.states(),
                query.control(),
                Optional.empty(),
                Optional.of(ExemptionQuery.Cursor.of(first.getLast())),
                2);
        assertEquals(
                List.of(ids.get(0)),
                exemptions.list(next).stream().map(Exemption::id).toList());
    }

    @Test
    void listIsOfWhatTouchesAVisibleAccount() {
        var control = new ControlId("OPS-02");
        var unit = "/u" + Estate.number();
        var own = estate.account(unit + "/team");
        var foreign = estate.account(unit + "y");
        var end = Optional.of(END);
        var ids = Stream.<ExemptionScope>of(
                        new ExemptionScope.OneAccount(foreign),
                        new ExemptionScope.OneResource(foreign, "arn:aws:backup:::x"),
                        new ExemptionScope.Unit(unit + "y"),
                        new ExemptionScope.OneAccount(own),
                        new ExemptionScope.OneResource(own, "arn:aws:backup:::y"),
                        new ExemptionScope.Unit(unit),
                        new ExemptionScope.Unit("/"),
                        new ExemptionScope.Everything())
                .map(scope -> exemptions
                        .request(new NewExemption(control, scope, "It is being replaced.", "ops", end), ALICE, NOW)
                        .id())
                .toList();
        var query = new ExemptionQuery(Set.of(), Optional.of(control), Optional.of(Set.of(own)), Optional.empty(), 5);
        assertEquals(
                ids.subList(3, 8),
                exemptions.list(query).stream().map(Exemption::id).toList());
        var nobody = new ExemptionQuery(Set.of(), Optional.of(control), Optional.of(Set.of()), Optional.empty(), 5);
        assertEquals(List.of(), exemptions.list(nobody));
    }

    private Exemption request(ExemptionScope scope) {
        return request(scope, END);
    }

    private Exemption request(ExemptionScope scope, Instant end) {
        return exemptions.request(
                new NewExemption(LOCKED, scope, "It is being replaced.", "ops", Optional.of(end)), ALICE, NOW);
    }

    private Exemption approved(ExemptionScope scope) {
        return approved(scope, END);
    }

    private Exemption approved(ExemptionScope scope, Instant end) {
        return exemptions.approve(decision(request(scope, end)), BOB, NOW);
    }

    private static Decision decision(Exemption exemption) {
        return new Decision(exemption.id(), exemption.version(), "fine");
    }

    private long total(ExemptionScope scope) {
        return exemptions.preview(LOCKED, scope).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private Counts counts() {
        var visible = Optional.of(Set.of(account));
        var counts = posture.byControl(visible).get(LOCKED);
        assertEquals(
                counts,
                posture.byAccount(visible).get(account).values().stream().reduce(Counts.NONE, Counts::plus));
        return counts;
    }

    private List<String> history(String arn) {
        return findings.history(estate.finding(account, arn).id()).stream()
                .map(FindingEvent::kind)
                .toList();
    }

    private static ProblemCode refusal(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(Rejected.class, call).problem().code();
    }

    @Test
    void severitiesWithoutAnyAreLeftOut() {
        assertEquals(Map.<Severity, Long>of(), exemptions.preview(LOCKED, new ExemptionScope.OneAccount(account)));
    }
}
