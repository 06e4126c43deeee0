package io.strongroom.web.browser;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.db.audit.Notary;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.audit.AuditLog;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.audit.Sequencing;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.incidents.Incidents;
import io.strongroom.domain.incidents.Resolution;
import io.strongroom.domain.integrity.Held;
import io.strongroom.domain.integrity.RegionBackups;
import io.strongroom.domain.integrity.ResourceBackups;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.Batches;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.DeadLetters;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.Outcome;
import io.strongroom.domain.jobs.Wakeup;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.remediations.Warning;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.NewToken;
import io.strongroom.domain.users.NewUser;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.Tokens;
import io.strongroom.domain.users.Users;
import io.strongroom.web.Assessed;
import io.strongroom.web.Governed;
import io.strongroom.web.Intruder;
import io.strongroom.web.Onboarded;
import io.strongroom.web.World;
import io.strongroom.web.routes.Routes;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Fills every page with the same text, friendly or hostile, wherever text can come from outside. */
@Singleton
class Scenery {
    private static final Set<String> FILES =
            Set.of("/audit/bundle", "/findings/export", "/onboarding/stackset", "/onboarding/{id}/role-template");

    private final World world;
    private final Users users;
    private final Tokens tokens;
    private final Batches batches;
    private final Assessed assessed;
    private final Governed governed;
    private final Onboarded onboarded;
    private final Intruder intruder;
    private final Incidents incidents;
    private final DeadLetters letters;
    private final AuditTrail audit;
    private final AuditLog auditLog;
    private final Notary notary;
    private final InstantSource clock;

    Scenery(
            World world,
            Users users,
            Tokens tokens,
            Batches batches,
            Assessed assessed,
            Governed governed,
            Onboarded onboarded,
            Intruder intruder,
            Incidents incidents,
            DeadLetters letters,
            AuditTrail audit,
            AuditLog auditLog,
            Sequencing sequencing,
            InstantSource clock) {
        this.world = world;
        this.users = users;
        this.tokens = tokens;
        this.batches = batches;
        this.assessed = assessed;
        this.governed = governed;
        this.onboarded = onboarded;
        this.intruder = intruder;
        this.incidents = incidents;
        this.letters = letters;
        this.audit = audit;
        this.auditLog = auditLog;
        this.notary = new Notary(auditLog, sequencing, clock);
        this.clock = clock;
    }

    /** The address of every page there is, of each kind of job one. */
    List<String> paint(String text) {
        world.peopleOfEveryRole();
        var now = clock.instant();
        var admin = users.named("administrator").orElseThrow();
        var operator = Principal.of(users.named("operator").orElseThrow());
        var batch = batches.open(operator, "scenery " + text.hashCode() + now, now);
        batches.count(batch, 9, 8, 1, 1);
        batches.complete(batch, now);
        var jobs = jobs(text, batch);
        tokens.add(
                new NewToken(
                        admin.id(),
                        text,
                        Set.of(Permission.JOBS_READ),
                        AccountScope.everything(),
                        now.plus(Duration.ofDays(9))),
                "secret" + now + "0123456789012345678901234567890",
                now,
                "administrator");
        letters.keep("unreadable " + text + now, text, 4, now);
        letters.keep("readable " + now, Json.write(new Wakeup(World.NEAR, List.of(jobs.get(0)))), 4, now);
        var scope = new AccountScope(false, Set.of(World.NEAR), Set.of("/" + text));
        var person = users.add(
                new NewUser("p-" + UUID.randomUUID(), text, Set.of(Role.VIEWER), scope, World.PASSWORD), "test");
        var seen = posture(text);
        var ids = new HashMap<String, List<String>>(governed.painted(account(text), text));
        ids.putAll(Map.of(
                "/accounts", List.of(seen.value(), account(text).value()),
                "/assessments", assessments(text),
                "/onboarding", onboarded.each(text),
                "/findings",
                        assessed.findings(seen).stream()
                                .map(finding -> finding.id().toString())
                                .toList(),
                "/controls", List.of("IMM-01", "ENC-04", "ENC-10"),
                "/jobs", jobs.stream().map(JobId::toString).toList(),
                "/batches", List.of(batch.toString()),
                "/users", List.of(person.id().toString())));
        ids.putAll(burning(text));
        notary.seal();
        ids.put("/audit", List.of(Long.toString(auditLog.status().size())));
        var addresses = addresses(ids);
        addresses.add("/incidents?account=000000000000");
        addresses.add("/recovery-points?account=" + backedUp(text));
        addresses.add("/recovery-points?account=000000000000");
        addresses.add("/incidents?view=board");
        addresses.add("/incidents?view=board&account=000000000000");
        addresses.add("/audit?actor=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        addresses.add("/audit?object=nothing&before=nowhere");
        addresses.add("/events?name=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        addresses.add("/exceptions/new?control=IMM-01&account=" + seen + "&resource="
                + URLEncoder.encode("arn:" + text, StandardCharsets.UTF_8));
        addresses.add("/exceptions?state=ANY&account=" + World.FAR);
        addresses.add("/exceptions?state=ANY&control=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        return addresses;
    }

    /** An account of which something fails, something could not be told, something was accepted by a note, and a trend. */
    private AccountId posture(String text) {
        var id = account(text);
        var facts = Json.object().put("kmsKeyArn", text).put(text, text);
        facts.set("examples", Json.tree(List.of(text, text)));
        var now = clock.instant();
        var arn = "arn:aws:kms:eu-west-1:" + id + ":key/" + text;
        var judgements = List.of(
                Assessed.vault("IMM-01", id, text, Verdict.fail(text, facts)),
                Assessed.vault("ENC-10", id, text, Verdict.fail(text, facts)),
                new Judgement(new ControlId("ENC-04"), "AWS::KMS::Key", arn, Verdict.fail(text, facts)),
                Assessed.vault("ENC-02", id, text, Verdict.unknown(new Coverage.Denied("kms:DescribeKey " + text))),
                Assessed.vault("ACC-01", id, text, Verdict.pass()));
        for (var days : List.of(9, 4)) {
            var early = judgements.subList(0, days == 9 ? 1 : 3);
            assessed.saw(id, Assessed.region(now.minus(Duration.ofDays(days)), Map.of(), early));
        }
        var unread = Map.of("keys", "denied kms:ListKeys " + text, "trails", text);
        assessed.saw(id, Assessed.region(now, unread, judgements));
        for (var finding : assessed.findings(id)) {
            var by = Principal.of(users.named("operator").orElseThrow());
            assessed.findings().triage(finding.id(), Optional.of(text), Optional.of(text), finding.version(), by, now);
        }
        return id;
    }

    /** An account whose backups stand on every rung, with what was said of them. */
    private AccountId backedUp(String text) {
        var id = account(text);
        var now = clock.instant();
        var said = Records.with(Records.with(Held.test(), "startedAt", now), "message", text);
        var bad = Records.with(Records.with(said, "validation", "FAILED"), "resourceArn", "arn:bad:" + text);
        var found = new RegionBackups(
                Held.EXPECTED,
                List.of(
                        Held.held(),
                        Held.held(Held.points(Held.test().vaultArn().orElseThrow() + text, "arn:" + text, text)),
                        Held.held(Held.points(Held.test().vaultArn().orElseThrow(), "arn:bad:" + text, "bad")),
                        Held.held(
                                Held.points(Held.test().vaultArn().orElseThrow(), ResourceBackups.FURTHER, "further"))),
                List.of(said, Records.with(bad, "jobId", "bad")),
                Optional.of(text),
                List.of(Records.with(Held.scan(), "result", "THREATS_FOUND")));
        assessed.saw(id, Assessed.region(now, Map.of(), found));
        return id;
    }

    /** An incident that is new, and one that was given away, noted and closed. */
    private Map<String, List<String>> burning(String text) {
        intruder.sendsNonsense(text);
        var fresh = intruder.strikes(account(text), text, Severity.CRITICAL, text);
        var closed = intruder.strikes(account(text), text, Severity.HIGH, text);
        var by = Principal.of(users.named("operator").orElseThrow());
        var now = clock.instant();
        incidents.acknowledge(closed.incident(), 1, by, now);
        var noted = incidents.note(closed.incident(), text, by, now);
        incidents.resolve(closed.incident(), Resolution.HANDLED, text, noted.version(), by, now);
        return Map.of(
                "/incidents",
                        List.of(fresh.incident().toString(), closed.incident().toString()),
                "/events", List.of(fresh.event().toString()),
                "/detectors", List.of("INC-02"));
    }

    private List<String> assessments(String text) {
        var problem = new Problem(ProblemCode.AWS_ACCOUNT_UNREACHABLE, text, List.of(), text, text, text);
        return List.of(
                assessed.begun(account(text)).toString(),
                assessed.failed(account(text), problem).toString());
    }

    private List<JobId> jobs(String text, BatchId batch) {
        var jobs = new ArrayList<JobId>();
        var parameters = Json.object().put("alias", text).put(text, text);
        jobs.add(world.job(account(text), "operator", text, parameters, Optional.of(batch)));

        var running = account(text);
        jobs.add(world.job(running, "operator", text, parameters, Optional.of(batch)));
        world.planned(running, changes(text), List.of(new Warning("careful", text)), Optional.empty());

        var warnings = List.of(new Warning("compliance-lock-is-final", text));
        jobs.add(world.awaiting(account(text), "operator", changes(text), warnings, Optional.of(text)));

        var outputs = Json.object().put("keyArn", text).put(text, text);
        jobs.add(world.ended(account(text), "operator", changes(text), new Outcome.Done(Conclusion.CHANGED, outputs)));

        var problem = new Problem(
                ProblemCode.AWS_ACCESS_DENIED,
                text,
                List.of(new FieldError("/" + text, "denied", text)),
                text,
                text,
                text);
        jobs.add(world.ended(account(text), "operator", changes(text), new Outcome.GiveUp(Conclusion.ERROR, problem)));
        var failing = account(text);
        jobs.add(world.job(failing, "operator", text, parameters, Optional.of(batch)));
        world.finish(world.claim(failing), new Outcome.GiveUp(Conclusion.ERROR, problem));
        var retrying = account(text);
        jobs.add(world.job(retrying, "operator", text, parameters, Optional.of(batch)));
        world.finish(world.claim(retrying), new Outcome.RetryAfter(Duration.ofMinutes(5), problem));
        for (var id : jobs) {
            var details = Json.object().put("message", text).put(text, text);
            audit.record(new Fact(clock.instant(), text, "job." + text, "job", id.toString(), details));
        }
        return jobs;
    }

    private AccountId account(String text) {
        return world.newAccount(text);
    }

    private static List<Change> changes(String text) {
        var before = Json.object().put("Policy", text).put("keep", "same").put("n", 1);
        var after = before.deepCopy().put("Policy", text + " more").put(text, text);
        var policy = Json.parse("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\"}]}");
        var narrowed = policy.deepCopy();
        for (var each : List.of(policy, narrowed)) {
            ((ObjectNode) each.at("/Statement/0")).put("Sid", text).put("Resource", text);
        }
        ((ObjectNode) narrowed.at("/Statement/0")).put("Action", text);
        return List.of(
                Change.put(new WritableFacet.BucketPolicy("p" + text), Optional.of(policy), narrowed),
                Change.put(new WritableFacet.BucketPolicy(text), Optional.of(before), after),
                Change.create(new WritableFacet.KeyTags(text), after),
                new Change(new WritableFacet.VaultTags(text), Optional.of(before), Optional.empty()));
    }

    /** Each GET route with its samples: a later page falls in by itself, or fails for want of a sample. */
    private static List<String> addresses(Map<String, List<String>> ids) {
        var addresses = new ArrayList<String>();
        for (var route : Routes.all()) {
            // A file is no page to look at.
            if (!route.verb().equals("GET") || FILES.contains(route.path())) {
                continue;
            }
            var at = route.path().indexOf("/{id}");
            if (at < 0) {
                addresses.add(route.path());
                continue;
            }
            var root = route.path().substring(0, at);
            var samples = root.equals("/remediations")
                    ? List.of(World.REMEDIATION.value(), "create-backup-key")
                    : ids.get(root);
            if (samples == null) {
                throw new AssertionError("no sample for " + route + ": give Scenery one");
            }
            samples.stream()
                    .map(id -> route.path().replace("{id}", id))
                    // What has no automatic fix has no page to plan one.
                    .filter(address -> !address.equals("/controls/ENC-04/fix"))
                    .forEach(addresses::add);
        }
        addresses.add("/nowhere");
        for (var id : ids.get("/onboarding")) {
            for (var step : List.of("scope", "role", "verify", "regions", "assess")) {
                addresses.add("/onboarding/" + id + "?step=" + step);
            }
            addresses.add("/accounts/" + id);
        }
        addresses.add("/findings?view=resources&account=" + ids.get("/accounts").get(0));
        addresses.add("/findings?open=IMM-01");
        addresses.add("/findings?account=000000000000");
        addresses.add("/accounts?show=blind");
        addresses.add("/jobs?state=FAILED&account=nonsense");
        for (var look : List.of("context=all", "view=split", "view=statement", "view=raw")) {
            addresses.add("/jobs/" + ids.get("/jobs").get(2) + "?" + look);
        }
        return addresses;
    }
}
