package io.strongroom.worker.assessments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.findings.FindingDiff;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.policies.Expectations;
import io.strongroom.sandbox.organization.Declared;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.strongroom.sandbox.store.InMemoryStore;
import io.strongroom.worker.assessments.AssessmentsForTests.Settings;
import io.strongroom.worker.inventory.AccountReader;
import io.strongroom.worker.inventory.Everything;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Assesses the whole simulated organization and holds what controls say against what its furniture means. */
class OrganizationTruthTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final List<String> REGIONS = List.of("eu-central-1", "eu-west-1", "us-east-1");

    /** Kinds that the SDK at hand cannot read: what rests on them is unknown, and said to be so. */
    private static final Set<Kind<?>> UNREADABLE = Set.of(Kinds.BACKUP_ACCESS_POINTS, Kinds.KEY_USES);

    /** Controls of which the furniture says one side or nothing; what is said is held against them all the same. */
    private static final Set<String> ONE_SIDED = Set.of(
            "ACC-03", "ACC-08", "ACC-09", "ACC-14", "ACC-15", "ACC-16", "ACC-17", "ACC-18", "ACC-20", "ACC-21",
            "ENC-04", "ENC-11", "ENC-12", "ENC-14", "GOV-06", "GOV-07", "GOV-09", "GOV-11", "IMM-02", "IMM-05",
            "IMM-07", "IMM-14", "MON-14", "MON-21", "OPS-01", "OPS-03", "OPS-04", "OPS-05", "OPS-06", "TRN-01");

    /** Accounts that have something of nearly every kind between them. */
    private static final Set<String> RICH =
            Set.of("management", "backup-prod", "backup-vault-central", "payments-prod", "warehouse-prod");

    private Instant now = NOW;
    private final InstantSource clock = () -> now;
    private final SandboxAwsAccounts accounts =
            new SandboxAwsAccounts(new InMemoryStore(clock), clock, SandboxSettings.calm(), new Random(7));
    private final AccountReader reader = Everything.reader(accounts);
    private final ControlCatalog controls = Everything.controls();

    private record Subject(String control, String arn) {}

    /** What was written of an account. */
    private record Assessed(List<Judgement> judgements) {
        Map<Subject, Verdict> verdicts() {
            var all = new HashMap<Subject, Verdict>();
            judgements.forEach(one -> all.put(new Subject(one.control().value(), one.subjectArn()), one.verdict()));
            return all;
        }
    }

    private Assessed assess(AccountId account) {
        return assess(account, Set.of());
    }

    private Assessed assess(AccountId account, Set<ControlId> chosen) {
        var written = new AssessmentsForTests();
        var regions = new RegionsToAssess(accounts, new Settings(REGIONS, false), any -> List.of());
        new AssessAccount(reader, controls, written, regions, id -> Expectations.standard(), clock, standing -> {})
                .run(AssessmentsForTests.lease(account, Set.of(), chosen), () -> false);
        assertEquals(1, written.finished.size());
        return new Assessed(written.written.stream()
                .flatMap(region -> region.judgements().stream())
                .toList());
    }

    @Test
    void everyDeclaredFaultIsFoundAndEveryVirtueSeen() {
        var wrong = new TreeMap<String, List<String>>();
        var counts = new TreeMap<String, Integer>();
        int declared = 0;
        for (var account : accounts.discover().accounts()) {
            var assessed = assess(account.id());
            assessed.judgements().forEach(one -> counts.merge(one.verdict().label(), 1, Integer::sum));
            var verdicts = assessed.verdicts();
            for (var truth : accounts.truth(account.id())) {
                if (readable(truth)) {
                    declared++;
                    check(account, truth, verdicts, wrong);
                }
            }
        }
        System.out.println(declared + " declared; verdicts " + counts);
        assertEquals(Map.of(), wrong);
        assertTrue(declared > 1000, "too little is declared: " + declared);
    }

    private static void check(
            Account account, Declared truth, Map<Subject, Verdict> verdicts, Map<String, List<String>> wrong) {
        var said = verdicts.get(new Subject(truth.control(), truth.resource()));
        var wanted = truth.good() ? "PASS" : "FAIL";
        if (said == null || !said.label().equals(wanted)) {
            wrong.computeIfAbsent(truth.control(), id -> new ArrayList<>())
                    .add(account.name() + " " + truth.resource() + " is meant to " + wanted + ": "
                            + (said == null ? "not judged" : said));
        }
    }

    @Test
    void controlsHaveAFaultAndAVirtueSomewhere() {
        var faults = new TreeSet<String>();
        var virtues = new TreeSet<String>();
        for (var account : accounts.discover().accounts()) {
            accounts.truth(account.id()).forEach(truth -> (truth.good() ? virtues : faults).add(truth.control()));
        }
        var silent = controls.all().stream()
                .map(control -> control.spec().id().value())
                .filter(id -> !faults.contains(id) || !virtues.contains(id))
                .filter(id -> !ONE_SIDED.contains(id))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), silent);
    }

    /** Whether all that the control reads has a reader. */
    private boolean readable(Declared truth) {
        return controls.all().stream()
                .filter(control -> control.spec().id().value().equals(truth.control()))
                .map(Control::spec)
                .allMatch(spec -> spec.reads().stream().allMatch(reader::reads));
    }

    /** It reads nothing that no other control asks for, so a spec that names too little shows here. */
    @Test
    void controlThatIsChosenAloneSaysWhatItSaysAmongAll() {
        var different = new TreeSet<String>();
        for (var account : accounts.discover().accounts()) {
            if (!RICH.contains(account.name())) {
                continue;
            }
            var all = said(assess(account.id()));
            for (var spec : controls.specs()) {
                var among = new HashMap<>(all);
                among.keySet()
                        .removeIf(subject -> !subject.control().equals(spec.id().value()));
                var alone = said(assess(account.id(), Set.of(spec.id())));
                if (!among.equals(alone)) {
                    different.add(spec.id() + " in " + account.name());
                }
            }
        }
        assertEquals(Set.of(), different);
    }

    /** Verdicts and what they rest on, in whatever order that was read. */
    private static Map<Subject, String> said(Assessed assessed) {
        var all = new HashMap<Subject, String>();
        assessed.verdicts()
                .forEach((subject, verdict) -> all.put(subject, verdict.label() + " " + FindingDiff.content(verdict)));
        return all;
    }

    @Test
    void onlyWhatTheSdkCannotReadIsUnknown() {
        var unexpected = new TreeSet<String>();
        for (var account : accounts.discover().accounts()) {
            for (var judgement : assess(account.id()).judgements()) {
                var spec = controls.find(judgement.control()).orElseThrow();
                boolean explained =
                        spec.reads().stream().anyMatch(kind -> UNREADABLE.contains(kind) || !reader.reads(kind));
                if (judgement.verdict() instanceof Verdict.Unknown unknown && !explained) {
                    unexpected.add(judgement.control() + " " + unknown.why() + " " + account.name() + " "
                            + judgement.subjectArn());
                }
            }
        }
        assertEquals(Set.of(), unexpected);
    }

    @Test
    void anHourLaterNothingNewIsSaid() {
        var first = contents();
        now = NOW.plus(Duration.ofHours(1));
        var second = contents();
        var changed = new TreeSet<String>();
        first.forEach((subject, content) -> {
            if (!content.equals(second.get(subject))) {
                changed.add(subject.toString());
            }
        });
        assertEquals(Set.of(), changed);
        assertEquals(new HashSet<>(first.keySet()), new HashSet<>(second.keySet()));
    }

    /** What findings would keep, by subject. */
    private Map<Subject, Long> contents() {
        var all = new HashMap<Subject, Long>();
        for (var account : accounts.discover().accounts()) {
            assess(account.id()).verdicts().forEach((subject, verdict) -> {
                if (verdict instanceof Verdict.Fail || verdict instanceof Verdict.Unknown) {
                    all.put(subject, FindingDiff.content(verdict));
                }
            });
        }
        return all;
    }
}
