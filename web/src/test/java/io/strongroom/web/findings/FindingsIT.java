package io.strongroom.web.findings;

import static io.strongroom.web.Assessed.bucket;
import static io.strongroom.web.Assessed.fail;
import static io.strongroom.web.Assessed.vault;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Role;
import io.strongroom.web.Assessed;
import io.strongroom.web.Visit;
import io.strongroom.web.World;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class FindingsIT {
    private static final Pattern LINK = Pattern.compile("href=\"(/findings/[0-9a-f-]{36})\"");

    /** What a person types where a finding tells nothing, by parameter of any remediation. */
    private static final Map<String, String> GIVEN = Map.ofEntries(
            Map.entry("p-vaultName", "critical-vault"),
            Map.entry("p-mode", "GOVERNANCE"),
            Map.entry("p-minRetentionDays", "7"),
            Map.entry("p-kmsKeyArn", "arn:aws:kms:eu-west-3:123456789012:key/1234abcd"),
            Map.entry("p-name", "nightly"),
            Map.entry("p-bucket", "my-backup-bucket"),
            Map.entry("p-roleName", "operators"),
            Map.entry("p-accessLevel", "BACKUP_OPERATOR"),
            Map.entry("p-trustedPrincipals", "123456789012"),
            Map.entry("p-trailName", "backup-audit"),
            Map.entry("p-planName", "weekly_restores"),
            Map.entry("p-resourceType", "EBS"),
            Map.entry("p-roleArn", "arn:aws:iam::123456789012:role/service-role/AWSBackupDefaultServiceRole"));

    @TestHTTPResource
    URI base;

    @Inject
    World world;

    @Inject
    Assessed assessed;

    @Inject
    ControlCatalog controls;

    private AccountId account;
    private Visit visit;

    @BeforeEach
    void people() {
        world.peopleOfEveryRole();
        account = world.newAccount("findings");
        visit = bounded(Role.OPERATOR);
    }

    @Test
    void controlsComeWorstFirstWithCountsAndResources() {
        assessed.saw(
                account,
                vault("GOV-07", account, "low", fail("It has no tags.")),
                vault("IMM-01", account, "one", fail("The vault is not locked.")),
                vault("IMM-01", account, "two", fail("The vault is not locked.")),
                vault("ENC-02", account, "one", Verdict.unknown(new Coverage.Denied("kms:DescribeKey"))));
        var page = visit.get("/findings").body();
        assertTrue(page.contains("3 failures and 1 that could not be told, of 3 controls"), page);
        assertTrue(page.indexOf("id=\"IMM-01\"") < page.indexOf("id=\"GOV-07\""), page);
        assertFalse(page.contains(">one</a>"), page);
        var open = visit.get("/findings?open=IMM-01").body();
        assertTrue(open.contains(">one</a>") && open.contains(">two</a>"), open);
    }

    @Test
    void flatListPagesByKeysetAndShowsEachOnce() {
        assessed.saw(
                account,
                IntStream.range(0, 120)
                        .mapToObj(n -> vault("IMM-01", account, "v" + n, fail("The vault is not locked.")))
                        .toArray(Judgement[]::new));
        var seen = new LinkedHashSet<String>();
        var rows = 0;
        var path = "/findings?view=resources";
        for (var pages = 0; !path.isEmpty(); pages++) {
            assertTrue(pages < 4, "pages without end");
            var page = visit.get(path).body();
            assertTrue(page.contains("120 findings"), page);
            for (var link = LINK.matcher(page); link.find(); rows++) {
                seen.add(link.group(1));
            }
            var next = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(page);
            path = next.find() ? next.group(1).replace("&amp;", "&") : "";
        }
        assertEquals(120, seen.size());
        assertEquals(120, rows);
    }

    @Test
    void filtersNarrowAndAnEmptyListNamesThem() {
        assessed.saw(account, vault("IMM-01", account, "one", fail("The vault is not locked.")));
        var hit = visit.get("/findings?view=resources&family=IMM&ou=%2Ftest&region=eu-west-1&verdict=FAIL")
                .body();
        assertTrue(LINK.matcher(hit).find(), hit);
        for (var miss : new String[] {"ou=%2Felsewhere", "region=eu-west-2", "control=ENC-02", "status=RESOLVED"}) {
            for (var view : new String[] {"", "view=resources&"}) {
                var page = visit.get("/findings?" + view + miss).body();
                assertTrue(page.contains("No finding matches") && page.contains("1 finding is open without it"), page);
                assertFalse(LINK.matcher(page).find(), miss);
            }
        }
        var nonsense = visit.get("/findings?severity=AWFUL&after=x").body();
        assertTrue(nonsense.contains("severity: AWFUL"), nonsense);
    }

    @Test
    void findingShowsItsEvidenceAndLeadsToAFilledForm() {
        assessed.saw(account, vault("IMM-01", account, "ledger", fail("The vault is not locked.")));
        var page = visit.get("/findings/" + only()).body();
        assertTrue(page.contains("The vault is not locked.") && page.contains("Recovery points"), page);
        assertTrue(page.contains("Why it matters") && page.contains("Whoever steals an administrator"), page);
        var href = Pattern.compile("href=\"(/remediations/lock-backup-vault/new[^\"]+)\"")
                .matcher(page);
        assertTrue(href.find(), page);
        var form = visit.get(href.group(1).replace("&amp;", "&")).body();
        assertTrue(form.contains("value=\"ledger\"") && form.contains("value=\"eu-west-1\""), form);
        assertTrue(form.contains("<option value=\"" + account + "\" selected>"), form);
    }

    @Test
    void resolvedFindingFailsNoMore() {
        assessed.saw(account, vault("IMM-01", account, "ledger", fail("The vault is not locked.")));
        var path = "/findings/" + only();
        assertTrue(visit.get(path).body().contains("<p class=\"lede\">Fails <a href=\"/controls/IMM-01\">"));
        assessed.saw(account, vault("IMM-01", account, "ledger", Verdict.pass()));
        var page = visit.get(path).body();
        assertTrue(page.contains("<p class=\"lede\">Resolved; before, it failed <a href=\"/controls/IMM-01\">"), page);
        assertTrue(page.contains("<h2>Why it failed</h2>") && !page.contains("Plan a fix"), page);
    }

    @Test
    void whatHasNoAutomaticFixSaysSoWithTheSteps() {
        var arn = "arn:aws:kms:eu-west-1:" + account + ":key/k";
        assessed.saw(
                account,
                new Judgement(
                        new io.strongroom.domain.controls.ControlId("ENC-04"),
                        "AWS::KMS::Key",
                        arn,
                        fail("The key is disabled.")));
        var page = visit.get("/findings/" + only()).body();
        assertTrue(page.contains("No automatic fix") && page.contains("Cancel the deletion"), page);
        assertTrue(visit.get("/findings").body().contains("By hand"));
        assertEquals(409, visit.get("/controls/ENC-04/fix").status());
    }

    @Test
    void unknownVerdictNamesTheMissingAction() {
        assessed.saw(account, vault("ENC-02", account, "v", Verdict.unknown(new Coverage.Denied("kms:DescribeKey"))));
        var page = visit.get("/findings/" + only()).body();
        assertTrue(page.contains("read role call <span class=\"mono\">kms:DescribeKey</span>"), page);
    }

    @Test
    void triageIsKeptAndWhatCameBetweenIsShown() {
        assessed.saw(account, vault("IMM-01", account, "v", fail("The vault is not locked.")));
        var path = "/findings/" + only();
        var version = Pattern.compile("name=\"version\" value=\"([0-9]+)\"");
        var seen = version.matcher(visit.get(path).body())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        var saved = visit.post(path + "/triage", Map.of("assignee", "ops team", "note", "in week 9", "version", seen));
        assertEquals(303, saved.status(), saved.body());
        var page = visit.get(path).body();
        assertTrue(page.contains("Given to ops team") && page.contains("in week 9"), page);
        var late = visit.post(path + "/triage", Map.of("assignee", "someone else", "note", "", "version", seen));
        assertEquals(412, late.status());
        assertTrue(
                late.body().contains("value=\"someone else\"") && late.body().contains("Now: ops team"), late.body());
        var tooLong = visit.post(path + "/triage", Map.of("assignee", "x".repeat(101), "note", "", "version", "2"));
        assertEquals(422, tooLong.status());
        assertEquals(
                403,
                bounded(Role.VIEWER)
                        .post(path + "/triage", Map.of("version", seen))
                        .status());
    }

    @Test
    void foreignFindingIsNotThere() {
        var foreign = world.newAccount("foreign");
        assessed.saw(foreign, vault("IMM-01", foreign, "v", fail("The vault is not locked.")));
        var id = assessed.findings(foreign).getFirst().id();
        assertEquals(404, visit.get("/findings/" + id).status());
        assertEquals(
                404,
                visit.post("/findings/" + id + "/triage", Map.of("version", "1"))
                        .status());
        assertFalse(
                visit.get("/findings?view=resources&account=" + foreign).body().contains(id.toString()));
        assertTrue(visit.get("/findings?account=" + foreign).body().contains("No finding matches"));
        assertFalse(visit.get("/findings/export?format=csv&account=" + foreign)
                .body()
                .contains(id.toString()));
    }

    @Test
    void exportIsCompleteAndNoSpreadsheetRunsIt() {
        var judgements = IntStream.range(0, 1100)
                .mapToObj(n -> vault("IMM-01", account, "v" + n, Verdict.fail("=cmd|' /C calc'!A0 \"" + n + "\"")))
                .toArray(Judgement[]::new);
        assessed.saw(account, judgements);
        var csv = visit.get("/findings/export?format=csv");
        assertEquals("attachment; filename=\"findings.csv\"", csv.headers().get("content-disposition"));
        assertEquals(1101, csv.body().lines().count());
        assertTrue(
                csv.body().contains(",\"'=cmd|' /C calc'!A0 \"\"7\"\"\","),
                csv.body().substring(0, 2000));
        var json = Json.parse(visit.get("/findings/export?format=json").body());
        assertEquals(1100, json.get("items").size());
        assertEquals(1100, json.get("rows").asInt());
        assertTrue(json.get("complete").asBoolean());
        // As the API says it.
        assertEquals(account.value(), json.at("/items/0/accountId").asText());
        assertEquals("lock-backup-vault", json.at("/items/0/remediations/0").asText());
        assertEquals(
                "AWS::Backup::BackupVault", json.at("/items/0/resource/type").asText());
        assertTrue(
                csv.body().startsWith("id,control,severity,status,verdict,accountId,region,resourceType,resourceArn,"));
    }

    @Test
    void fixesOfAControlBecomeOneBatchHoweverOftenTheFormIsSent() {
        assessed.saw(
                account,
                vault("IMM-01", account, "ledger", fail("The vault is not locked.")),
                vault("IMM-01", account, "orders", fail("The vault is not locked.")));
        var page = visit.get("/controls/IMM-01/fix").body();
        assertTrue(page.contains("<span>ledger</span>") && !page.contains("name=\"p-vaultName\""), page);
        var token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(page);
        assertTrue(token.find(), page);
        var one = assessed.findings(account).stream()
                .filter(f -> f.resourceArn().endsWith("ledger"))
                .findFirst()
                .orElseThrow();
        var sent = Map.of(
                "token", token.group(1),
                "with", "lock-backup-vault",
                "finding", one.id().toString(),
                "p-mode", "GOVERNANCE",
                "p-minRetentionDays", "7",
                "mode", "PLAN",
                "rollout", "waves",
                "reason", "lock what holds backups");
        var wrong = new java.util.HashMap<>(sent);
        wrong.put("p-minRetentionDays", "none");
        var refused = visit.post("/controls/IMM-01/fix", wrong);
        assertEquals(422, refused.status(), refused.body());
        assertTrue(refused.body().contains("href=\"#p-minRetentionDays\""), refused.body());
        var made = visit.post("/controls/IMM-01/fix", sent);
        assertEquals(303, made.status(), made.body());
        assertEquals(made.location(), visit.post("/controls/IMM-01/fix", sent).location());
        var batch = visit.get(URI.create(made.location()).getPath()).body();
        assertTrue(batch.contains("Batch of 1 jobs"), batch);
        assertTrue(batch.contains("<dt>Lines read</dt><dd>1</dd>"), batch);
        assertTrue(batch.contains("<dt>Wave</dt><dd>the first is about to begin</dd>"), batch);
        assertTrue(batch.contains("<dt>May fail</dt><dd>0 at most"), batch);
        var job =
                world.jobs().list(io.strongroom.domain.jobs.JobQuery.newest(1)).getFirst();
        assertEquals("ledger", job.parameters().get("vaultName").asText());
    }

    @Test
    void onlyOpenFailuresAreRepairedAndNotTooManyAtOnce() {
        assessed.saw(
                account,
                vault("IMM-01", account, "ledger", fail("The vault is not locked.")),
                vault("IMM-01", account, "dark", Verdict.unknown(new Coverage.Denied("backup:ListBackupVaults"))));
        var page = visit.get("/controls/IMM-01/fix").body();
        assertTrue(page.contains("<span>ledger</span>") && !page.contains("<span>dark</span>"), page);
        for (var one : assessed.findings(account)) {
            var sent = visit.post("/controls/IMM-01/fix", fixing(one.id().toString()));
            assertEquals(one.verdict().equals("FAIL") ? 303 : 409, sent.status(), sent.body());
        }
        var failure = assessed.findings(account).stream()
                .filter(one -> one.verdict().equals("FAIL"))
                .findFirst()
                .orElseThrow();
        var elsewhere = visit.post("/controls/TRN-01/fix", fixing(failure.id().toString()));
        assertEquals(409, elsewhere.status(), elsewhere.body());
        assertTrue(elsewhere.body().contains("is no open failure of TRN-01"), elsewhere.body());
        assessed.saw(account, vault("IMM-01", account, "ledger", Verdict.pass()));
        var late = visit.post("/controls/IMM-01/fix", fixing(failure.id().toString()));
        assertEquals(409, late.status(), late.body());
        assertTrue(late.body().contains("is no open failure of IMM-01 any more"), late.body());
        var many = new StringBuilder("with=lock-backup-vault&csrf-token=")
                .append(visit.cookie(Visit.CSRF).orElseThrow());
        for (var n = 0; n < 201; n++) {
            many.append("&finding=").append(failure.id());
        }
        var refused = visit.send("POST", "/controls/IMM-01/fix", "application/x-www-form-urlencoded", many.toString());
        assertEquals(ProblemCode.BLAST_RADIUS_EXCEEDED.status(), refused.status(), refused.body());
        assertTrue(refused.body().contains("At most 200 resources at once."), refused.body());
    }

    private static Map<String, String> fixing(String finding) {
        return Map.of(
                "token", UUID.randomUUID().toString(),
                "with", "lock-backup-vault",
                "finding", finding,
                "p-mode", "GOVERNANCE",
                "p-minRetentionDays", "7",
                "mode", "PLAN",
                "reason", "lock what holds backups");
    }

    @Test
    void bucketIsTakenFromItsArn() {
        var lets = Verdict.fail("It lets plain HTTP in.", Json.object().put("bucketRegion", "eu-central-1"));
        sawGlobal(bucket("TRN-01", "ledger-" + account, lets));
        var page = visit.get("/findings/" + only()).body();
        assertTrue(page.contains("p-bucket=ledger-" + account), page);
        assertTrue(page.contains("You are asked for <span class=\"mono\">kmsKeyArn</span>"), page);
    }

    @Test
    void everyFixOfAControlCanBeSentForWhatHasNoRegion() {
        var role = "arn:aws:iam::" + account + ":role/operators";
        var scope = "arn:aws:strongroom:eu-west-1:" + account + ":scope";
        var seen = controls.specs().stream()
                .filter(spec -> !spec.remediations().isEmpty())
                .map(spec -> new Judgement(
                        spec.id(),
                        spec.judges().awsType(),
                        spec.judges().equals(Kinds.ROLES) ? role : scope.replace("eu-west-1", ""),
                        fail("It is not so.")))
                .toArray(Judgement[]::new);
        sawGlobal(seen);
        for (var spec : controls.specs()) {
            for (var remediation : spec.remediations()) {
                var address = "/controls/" + spec.id() + "/fix?account=" + account + "&with=" + remediation;
                var page = visit.get(address).body();
                assertTrue(page.contains("<input id=\"region\" name=\"region\""), address + page);
                var form = new java.util.HashMap<>(GIVEN);
                form.put("token", value("token", page));
                form.put("with", remediation.value());
                form.put("finding", value("finding", page));
                form.put("reason", "because of the test");
                form.put("mode", "PLAN");
                var without = visit.post("/controls/" + spec.id() + "/fix", form);
                assertEquals(422, without.status(), address);
                assertTrue(without.body().contains("href=\"#region\">Region</a>"), without.body());
                form.put("region", "eu-west-3");
                var made = visit.post("/controls/" + spec.id() + "/fix", form);
                assertEquals(303, made.status(), address + made.body());
                var job = world.jobs()
                        .list(io.strongroom.domain.jobs.JobQuery.newest(1))
                        .getFirst();
                assertEquals("eu-west-3", job.target().region().value());
                assertEquals(remediation, job.remediation());
            }
        }
    }

    @Test
    void bucketsAreMendedWhereTheyAre() {
        var lets = Verdict.fail("It lets plain HTTP in.", Json.object().put("bucketRegion", "eu-central-1"));
        sawGlobal(bucket("TRN-01", "ledger-" + account, lets));
        var page = visit.get("/controls/TRN-01/fix?account=" + account).body();
        assertFalse(page.contains("name=\"region\""), page);
        assertTrue(page.contains(">eu-central-1</td>"), page);
    }

    private void sawGlobal(Judgement... judgements) {
        assessed.saw(account, Assessed.global(java.time.Instant.now(), Map.of(), java.util.List.of(judgements)));
    }

    private static String value(String name, String page) {
        var field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        assertTrue(field.find(), page);
        return field.group(1);
    }

    private String only() {
        var all = assessed.findings(account);
        assertEquals(1, all.size());
        return all.getFirst().id().toString();
    }

    private Visit bounded(Role role) {
        var name = "f-" + UUID.randomUUID();
        world.person(name, AccountScope.of(Set.of(account)), role);
        return new Visit(base).signedIn(name);
    }
}
