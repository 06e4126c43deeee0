package io.strongroom.db.posture;

import static io.strongroom.db.assessments.Estate.ALICE;
import static io.strongroom.db.assessments.Estate.BOB;
import static io.strongroom.db.assessments.Estate.LOCKED;
import static io.strongroom.db.assessments.Estate.NOW;
import static io.strongroom.db.assessments.Estate.blind;
import static io.strongroom.db.assessments.Estate.fails;
import static io.strongroom.db.assessments.Estate.failure;
import static io.strongroom.db.assessments.Estate.judged;
import static io.strongroom.db.assessments.Estate.passes;
import static io.strongroom.db.assessments.Estate.region;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.assessments.Estate;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.assessments.AssessmentLeases;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.assessments.PartLease;
import io.strongroom.domain.assessments.RegionJudged;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.exceptions.ExemptionId;
import io.strongroom.domain.exceptions.ExemptionScope;
import io.strongroom.domain.exceptions.Exemptions;
import io.strongroom.domain.exceptions.Exemptions.Decision;
import io.strongroom.domain.exceptions.NewExemption;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.posture.Counts;
import io.strongroom.domain.posture.Posture;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class PostureIT {
    private static final List<String> REGIONS = List.of("eu-west-1", "eu-west-2", "global");
    private static final LocalDate DAY = LocalDate.parse("2026-11-24");

    @Inject
    Assessments assessments;

    @Inject
    AssessmentLeases leases;

    @Inject
    Exemptions exemptions;

    @Inject
    Posture posture;

    @Inject
    RollUps rollUps;

    @Inject
    Estate estate;

    @Test
    void cellsAreTheSumOfJudgements() {
        var account = Estate.number();
        var judgements = List.of(
                fails("a"),
                fails("b"),
                passes("c"),
                judged(LOCKED, "d", Verdict.notApplicable("None.")),
                judged(LOCKED, "e", Verdict.unknown(new Coverage.Throttled("x"))));
        estate.assess(account, NOW, judgements.toArray(Judgement[]::new));
        assertEquals(
                judgements.stream().map(Counts::of).reduce(Counts.NONE, Counts::plus),
                posture.cells(Set.of(account)).get(account).get(LOCKED));
        assertEquals(posture.cells(Set.of(account)).get(account), posture.byControl(Optional.of(Set.of(account))));
        assertEquals(Map.of(), posture.byControl(Optional.of(Set.of())));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void rollUpsStayEqualToARecountWhateverHappens(long seed) {
        var random = new Random(seed);
        var controls = rollUps.oneOfEachSeverity();
        var accounts = List.of(estate.account("/p" + seed + "/a"), estate.account("/p" + seed + "/b"));
        var active = new ArrayList<ExemptionId>();
        var at = NOW;
        for (int step = 0; step < 40; step++) {
            at = at.plus(Duration.ofHours(random.nextInt(20)));
            var account = accounts.get(random.nextInt(accounts.size()));
            switch (random.nextInt(5)) {
                case 0 -> active.add(accept(random, controls, account, "/p" + seed, at));
                case 1 -> {
                    if (!active.isEmpty()) {
                        withdraw(active.remove(random.nextInt(active.size())), at);
                    }
                }
                case 2 -> exemptions.endExpired(at);
                default -> assess(random, controls, account, at);
            }
            assertEquals(List.of(), rollUps.disagreements(), "seed " + seed + ", step " + step);
        }
        active.forEach(id -> withdraw(id, NOW));
        assertEquals(List.of(), rollUps.disagreements());
    }

    private ExemptionId accept(Random random, List<ControlId> controls, AccountId account, String ou, Instant at) {
        var scope = switch (random.nextInt(3)) {
            case 0 -> new ExemptionScope.OneResource(account, "r" + random.nextInt(4));
            case 1 -> new ExemptionScope.OneAccount(account);
            default -> new ExemptionScope.Unit(ou);
        };
        var wanted = new NewExemption(
                controls.get(random.nextInt(controls.size())),
                scope,
                "It is being replaced.",
                "ops",
                Optional.of(at.plus(Duration.ofDays(1 + random.nextInt(5)))));
        var asked = exemptions.request(wanted, ALICE, at);
        return exemptions
                .approve(new Decision(asked.id(), asked.version(), ""), BOB, at)
                .id();
    }

    private void withdraw(ExemptionId id, Instant at) {
        var present = exemptions.find(id).orElseThrow();
        if (present.endedAt().isEmpty()) {
            exemptions.withdraw(new Decision(id, present.version(), ""), ALICE, at);
        }
    }

    private void assess(Random random, List<ControlId> controls, AccountId account, Instant at) {
        var some = random.nextInt(3) == 0 ? controls.subList(0, 1 + random.nextInt(controls.size() - 1)) : controls;
        var lease = estate.lease(account, some.size() < controls.size() ? Set.copyOf(some) : Set.of());
        for (var code : REGIONS) {
            if (random.nextInt(4) > 0) {
                leases.record(lease, region(code, at, judgements(random, some)));
            }
        }
        leases.finish(lease, at);
    }

    private static List<Judgement> judgements(Random random, List<ControlId> controls) {
        var judgements = new ArrayList<Judgement>();
        for (var control : controls) {
            if (random.nextInt(6) == 0) {
                judgements.add(blind(control));
                continue;
            }
            for (int i = 0; i < 4; i++) {
                var verdict = switch (random.nextInt(6)) {
                    case 0 -> Verdict.pass();
                    case 1 -> Verdict.notApplicable("None.");
                    case 2 -> Verdict.unknown(new Coverage.Throttled("x"));
                    case 3 -> failure("One.");
                    default -> failure("Other.");
                };
                if (random.nextInt(5) > 0) {
                    judgements.add(judged(control, "r" + i, verdict));
                }
            }
        }
        return judgements;
    }

    @Test
    void writersAndExceptionsAtOnceLoseNothing() throws Exception {
        estate.clear();
        var ou = "/ou-" + Estate.number();
        var accounts = Stream.generate(() -> estate.account(ou)).limit(6).toList();
        var held = new ArrayList<PartLease>();
        for (var account : accounts) {
            held.add(lease(account));
        }
        var work = new ArrayList<Callable<Boolean>>();
        for (var lease : held) {
            work.add(() -> {
                for (int i = 0; i < 8; i++) {
                    leases.record(lease, region("eu-west-1", NOW, some(i)));
                }
                return true;
            });
        }
        for (int n = 0; n < 2; n++) {
            work.add(() -> {
                for (int i = 0; i < 6; i++) {
                    var id = accept(ou);
                    withdraw(id, NOW);
                }
                return true;
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(work)) {
                assertTrue(done.get());
            }
        }
        assertEquals(List.of(), rollUps.disagreements());
    }

    /** Each leaves the same controls, in two Regions and in another order than its neighbour. */
    @Test
    void accountsThatLeaveRegionsAtOnceWaitForEachOtherInOneOrder() throws Exception {
        estate.clear();
        var controls = rollUps.ofSeverity(Severity.HIGH, 6);
        for (int turn = 0; turn < 12; turn++) {
            var together = new CyclicBarrier(6);
            var work = new ArrayList<Callable<Boolean>>();
            for (int n = 0; n < 6; n++) {
                var first = controls.get(n);
                var second = controls.get((n + 1 + turn % 5) % 6);
                var account = Estate.number();
                var looked = lease(account);
                leases.record(looked, region("eu-west-1", NOW, List.of(judged(first, "a", failure("One.")))));
                leases.record(looked, region("eu-west-2", NOW, List.of(judged(second, "a", failure("One.")))));
                leases.finish(looked, NOW);
                var nothing = lease(account);
                work.add(() -> {
                    together.await();
                    leases.finish(nothing, NOW);
                    return true;
                });
            }
            try (var threads = Executors.newFixedThreadPool(6)) {
                for (var done : threads.invokeAll(work)) {
                    assertTrue(done.get());
                }
            }
        }
        assertEquals(List.of(), rollUps.disagreements());
    }

    /** One account's day begins while another's, of the day before, is not yet committed, or the other way round. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void daysThatAreWrittenAtOnceAroundMidnightLoseNothing(boolean newDayFirst) throws Exception {
        estate.clear();
        var controls = rollUps.ofSeverity(Severity.HIGH, 2);
        // After all days of other tests.
        var evening = NOW.plus(Duration.ofDays(newDayFirst ? 1000 : 2000));
        estate.assess(Estate.number(), evening, judged(controls.get(0), "a", failure("One.")));
        var first = lease(Estate.number());
        var second = lease(Estate.number());
        var early = newDayFirst ? evening.plus(Duration.ofDays(1)) : evening;
        var late = newDayFirst ? evening : evening.plus(Duration.ofDays(1));
        try (var other = Executors.newSingleThreadExecutor()) {
            var written = QuarkusTransaction.requiringNew().call(() -> {
                leases.record(
                        first, region("eu-west-1", early, List.of(judged(controls.get(0), "b", failure("One.")))));
                var done = other.submit(() -> leases.record(
                        second, region("eu-west-1", late, List.of(judged(controls.get(1), "c", failure("One."))))));
                while (!done.isDone() && !rollUps.anybodyWaits()) {
                    Thread.onSpinWait();
                }
                return done;
            });
            written.get();
        }
        assertEquals(List.of(), rollUps.disagreements());
    }

    private PartLease lease(AccountId account) {
        assessments.request(Set.of(account), "test", NOW);
        return leases.claim(Estate.worker(), NOW).orElseThrow();
    }

    private ExemptionId accept(String ou) {
        var wanted = new NewExemption(
                LOCKED,
                new ExemptionScope.Unit(ou),
                "It is being replaced.",
                "ops",
                Optional.of(NOW.plus(Duration.ofDays(1))));
        var asked = exemptions.request(wanted, ALICE, NOW);
        return exemptions
                .approve(new Decision(asked.id(), asked.version(), ""), BOB, NOW)
                .id();
    }

    private static List<Judgement> some(int turn) {
        return IntStream.range(0, 10)
                .mapToObj(i -> (i + turn) % 3 == 0 ? passes("r" + i) : fails("r" + i))
                .toList();
    }

    @Test
    void trendCarriesForwardWhatStoodOpen() {
        var account = Estate.number();
        estate.assess(account, NOW, fails("a"), fails("b"));
        estate.assess(account, NOW.plus(Duration.ofDays(3)), fails("a"), fails("c"), fails("d"));
        var severity = estate.finding(account, "a").severity();
        var days = posture.days(Optional.of(Set.of(account)), DAY.minusDays(1), DAY.plusDays(4));
        assertEquals(
                List.of(0L, 2L, 2L, 2L, 3L, 3L),
                days.stream().map(day -> day.open().get(severity)).toList());
        assertEquals(
                List.of(0L, 2L, 0L, 0L, 2L, 0L),
                days.stream().map(day -> day.opened().get(severity)).toList());
        assertEquals(
                List.of(0L, 0L, 0L, 0L, 1L, 0L),
                days.stream().map(day -> day.resolved().get(severity)).toList());
        var later = posture.days(Optional.of(Set.of(account)), DAY.plusDays(10), DAY.plusDays(10));
        assertEquals(3L, later.getFirst().open().get(severity), "from a row before the first day");
        assertEquals(
                0L,
                posture.days(Optional.of(Set.of()), DAY, DAY).getFirst().open().get(severity));
    }

    @Test
    void daysBeforeTheFirstAssessmentAreNotKnown() {
        var account = Estate.number();
        var other = Estate.number();
        estate.assess(account, NOW, passes("a"));
        estate.assess(account, NOW.plus(Duration.ofDays(2)), passes("a"));
        estate.assess(other, NOW.plus(Duration.ofDays(1)), passes("a"));
        assertEquals(List.of(false, true, true, true), known(Set.of(account)));
        assertEquals(List.of(false, false, true, true), known(Set.of(other)));
        assertEquals(List.of(false, true, true, true), known(Set.of(account, other)));
        assertEquals(List.of(false, false, false, false), known(Set.of(Estate.number())));
        assertEquals(List.of(false, false, false, false), known(Set.of()));
        var lease = estate.lease(other);
        leases.record(lease, region("eu-west-2", NOW.minus(Duration.ofDays(1)), List.of(passes("b"))));
        assertEquals(List.of(true, true, true, true), known(Set.of(other)), "read before, written later");
    }

    private List<Boolean> known(Set<AccountId> accounts) {
        return posture.days(Optional.of(accounts), DAY.minusDays(1), DAY.plusDays(2)).stream()
                .map(Posture.Day::known)
                .toList();
    }

    @Test
    void trendOfAllIsTheSumOfAccounts() {
        var before = posture.days(Optional.empty(), DAY, DAY).getFirst();
        var account = Estate.number();
        estate.assess(account, NOW, fails("a"), fails("b"));
        var severity = estate.finding(account, "a").severity();
        var after = posture.days(Optional.empty(), DAY, DAY).getFirst();
        assertEquals(2, after.open().get(severity) - before.open().get(severity));
        assertEquals(2, after.opened().get(severity) - before.opened().get(severity));
    }

    @Test
    void whatComesAfterMidnightOfTheDayBeforeMovesTheDaysBehindIt() {
        var account = Estate.number();
        var lease = estate.lease(account);
        leases.record(lease, region("eu-west-2", NOW.plus(Duration.ofDays(1)), List.of(fails("b"))));
        leases.record(lease, region("eu-west-1", NOW, List.of(fails("a"))));
        var severity = estate.finding(account, "a").severity();
        assertEquals(
                List.of(1L, 2L),
                posture.days(Optional.of(Set.of(account)), DAY, DAY.plusDays(1)).stream()
                        .map(day -> day.open().get(severity))
                        .toList());
    }

    @Test
    void acceptedFailureLeavesTheTrendWithoutBeingResolved() {
        var account = estate.account("/trend");
        estate.assess(account, NOW, fails("a"));
        var severity = estate.finding(account, "a").severity();
        var id = accept("/trend");
        var day = posture.days(Optional.of(Set.of(account)), DAY, DAY).getFirst();
        assertEquals(
                List.of(0L, 1L, 0L),
                List.of(
                        day.open().get(severity),
                        day.opened().get(severity),
                        day.resolved().get(severity)));
        withdraw(id, NOW);
        assertEquals(
                1L,
                posture.days(Optional.of(Set.of(account)), DAY, DAY)
                        .getFirst()
                        .open()
                        .get(severity));
    }

    @Test
    void unchangedAssessmentWritesLessThanATwentiethOfTheFirst() {
        var account = Estate.number();
        var controls = rollUps.oneOfEachSeverity();
        long first = rowsWritten(account, controls, NOW);
        long second = rowsWritten(account, controls, NOW.plus(Duration.ofDays(1)));
        assertTrue(first > 1_000, first + " rows at first");
        assertTrue(second * 20 < first, second + " rows after " + first);
    }

    /** All in one transaction, so that the database counts its rows by itself. */
    private long rowsWritten(AccountId account, List<ControlId> controls, Instant at) {
        estate.clear();
        return QuarkusTransaction.requiringNew().call(() -> {
            // What the connection did before and has not reported yet counts too.
            long before = rollUps.written();
            var lease = lease(account);
            for (var code : REGIONS) {
                var judgements = controls.stream()
                        .flatMap(control -> IntStream.range(0, 100)
                                .mapToObj(i ->
                                        judged(control, code + i, i % 3 == 0 ? Verdict.pass() : failure("Open " + i))))
                        .toList();
                var seen = new Baseline(
                        at, Map.of("vaults", Map.of("arn:v", Json.object().put("locked", true))));
                leases.record(lease, new RegionJudged(code, at, false, Map.of(), judgements, Optional.of(seen)));
            }
            leases.finish(lease, at);
            return rollUps.written() - before;
        });
    }
}
