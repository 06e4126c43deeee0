package io.strongroom.domain.remediations.trails;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet.Alarm;
import io.strongroom.domain.changes.WritableFacet.Bucket;
import io.strongroom.domain.changes.WritableFacet.BucketPolicy;
import io.strongroom.domain.changes.WritableFacet.KeyPolicy;
import io.strongroom.domain.changes.WritableFacet.LogGroup;
import io.strongroom.domain.changes.WritableFacet.Role;
import io.strongroom.domain.changes.WritableFacet.TopicPolicy;
import io.strongroom.domain.changes.WritableFacet.Trail;
import io.strongroom.domain.changes.WritableFacet.TrailLogging;
import io.strongroom.domain.changes.WritableFacet.TrailSelectors;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.inventory.Unreadable;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.FacetWorld;
import io.strongroom.domain.remediations.ParameterSchema;
import io.strongroom.domain.remediations.Plan;
import io.strongroom.domain.remediations.Proposal;
import io.strongroom.domain.remediations.RemediationLaws;
import io.strongroom.domain.remediations.RemediationLaws.Case;
import io.strongroom.domain.remediations.RemediationRequest;
import io.strongroom.domain.remediations.Warning;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnableBackupAuditTrailTest {
    private final EnableBackupAuditTrail remediation = new EnableBackupAuditTrail();
    private final ParameterSchema schema =
            new ParameterSchema(remediation.spec().parameters());
    private FacetWorld world = TrailWorlds.empty();

    private RemediationRequest request(Target target, JsonNode parameters) {
        var filled = schema.withDefaults(parameters);
        assertEquals(List.of(), schema.check(filled, ""));
        return new RemediationRequest(remediation.spec().id(), target, filled);
    }

    private RemediationRequest request(ObjectNode parameters) {
        return request(TrailWorlds.IRELAND, parameters.put("trailName", TrailWorlds.NAME));
    }

    private Proposal plan(RemediationRequest request) {
        return remediation.plan(request, world.snapshot(remediation, request));
    }

    private Proposal.Changes changes(RemediationRequest request) {
        return assertInstanceOf(Proposal.Changes.class, plan(request));
    }

    private Change change(RemediationRequest request, Facet facet) {
        return changes(request).changes().stream()
                .filter(change -> change.facet().equals(facet))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no change of " + facet));
    }

    private String refused(RemediationRequest request) {
        return assertInstanceOf(Proposal.Refused.class, plan(request)).code();
    }

    @Test
    void whatIsNeededComesBeforeWhatNeedsIt() {
        var key = world.makeKey();
        var request = request(Json.object().put("kmsKeyArn", key).put("alertTopicArn", TrailWorlds.TOPIC));
        var kinds = changes(request).changes().stream()
                .map(change -> change.facet().getClass().getSimpleName())
                .distinct()
                .toList();
        assertEquals(
                List.of(
                        "KeyPolicy",
                        "Bucket",
                        "BucketPolicy",
                        "LogGroup",
                        "Role",
                        "RoleInlinePolicy",
                        "Trail",
                        "TrailLogging",
                        "TopicPolicy",
                        "MetricFilter",
                        "Alarm"),
                kinds);
        assertEquals(
                RiskClass.R2,
                Plan.of(request, changes(request).changes(), List.of(), world.now())
                        .riskClass());
    }

    @Test
    void policiesAreBoundToThisTrailAndAccount() {
        var key = world.makeKey();
        var request = request(Json.object().put("kmsKeyArn", key).put("alertTopicArn", TrailWorlds.TOPIC));
        var arn = "arn:aws:cloudtrail:eu-west-1:123456789012:trail/backup-audit";
        var bucket = Json.write(
                change(request, new BucketPolicy("backup-audit-logs")).after());
        assertEquals(3, bucket.split("aws:SourceArn\":\"" + arn + "|aws:SecureTransport", -1).length - 1, bucket);
        var keyPolicy = Json.write(change(request, new KeyPolicy(key)).after());
        assertTrue(keyPolicy.contains("aws:SourceArn\":\"" + arn), keyPolicy);
        assertTrue(keyPolicy.contains("kms:*"), "the account keeps control");
        var topic =
                Json.write(change(request, new TopicPolicy(TrailWorlds.TOPIC)).after());
        assertTrue(topic.contains("\"aws:SourceAccount\":\"123456789012\""), topic);
        assertTrue(topic.contains("Theirs"), "what was there stays");
    }

    @Test
    void repeatChangesNothingAndTellsTheSame() {
        var request = request(Json.object().put("alertTopicArn", TrailWorlds.TOPIC));
        world.apply(changes(request).changes());
        assertEquals(Proposal.of(List.of()), plan(request));
        var outputs = remediation.outputs(request, world.snapshot(remediation, request));
        assertEquals(
                "arn:aws:cloudtrail:eu-west-1:123456789012:trail/backup-audit",
                outputs.path("trailArn").asText());
        assertEquals(
                "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/cloudtrail/backup-audit:*",
                outputs.path("logGroupArn").asText());
        assertEquals(SecurityEventFilter.ALL.size(), outputs.path("alarms").size());
        assertTrue(outputs.at("/alarms/0").asText().startsWith("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:"));
        var alarm = world.state(new Alarm("backup-audit-vault-deleted")).orElseThrow();
        assertEquals(TrailWorlds.TOPIC, alarm.at("/actions/0").asText());
    }

    @Test
    void existingTrailKeepsItsDestinationsAndGainsTheRest() {
        world.make(
                new Trail(TrailWorlds.NAME),
                Json.object()
                        .put("bucket", "org-logs")
                        .put("logGroupArn", "arn:aws:logs:eu-west-1:123456789012:log-group:theirs:*")
                        .put("logRoleArn", "arn:aws:iam::123456789012:role/theirs")
                        .put("validation", false)
                        .put("multiRegion", false)
                        .put("globalEvents", false));
        world.make(new LogGroup("theirs"), Json.object());
        var request = request(Json.object().put("logBucket", "other-logs"));
        assertTrue(
                changes(request).warnings().stream().map(Warning::code).toList().contains("bucket-kept"));
        var trail = change(request, new Trail(TrailWorlds.NAME)).after().orElseThrow();
        assertEquals("org-logs", trail.path("bucket").asText());
        assertTrue(trail.path("logGroupArn").asText().contains(":theirs:"));
        assertTrue(trail.path("validation").asBoolean()
                && trail.path("multiRegion").asBoolean());
        assertTrue(changes(request).changes().stream()
                .noneMatch(change -> change.facet() instanceof Role || change.facet() instanceof LogGroup));
    }

    @Test
    void selectorsAreMergedAndNeverNarrowed() {
        world.make(new Trail(TrailWorlds.NAME), Json.object().put("bucket", "org-logs"));
        world.with(new TrailSelectors(TrailWorlds.NAME), Json.parse("""
                {"selectors":[
                 {"name":"writes","fieldSelectors":[{"field":"eventCategory","equals":["Management"]},
                   {"field":"readOnly","equals":["false"]}]},
                 {"name":"all tables","fieldSelectors":[{"field":"eventCategory","equals":["Data"]},
                   {"field":"resources.type","equals":["AWS::DynamoDB::Table"]}]}]}"""));
        ObjectNode parameters =
                Json.object().set("dataEventBuckets", Json.array().add("my-backup-bucket"));
        var selectors = change(request(parameters), new TrailSelectors(TrailWorlds.NAME))
                .after()
                .orElseThrow()
                .path("selectors");
        assertEquals(3, selectors.size());
        assertEquals(1, selectors.at("/0/fieldSelectors").size());
        assertEquals("all tables", selectors.at("/1/name").asText());
        assertEquals(
                "arn:aws:s3:::my-backup-bucket/",
                selectors.at("/2/fieldSelectors/2/startsWith/0").asText());
    }

    @Test
    void recordingTheLogBucketIsRefused() {
        ObjectNode parameters =
                Json.object().set("dataEventBuckets", Json.array().add("backup-audit-logs"));
        assertEquals("log-bucket-loop", refused(request(parameters)));
    }

    @Test
    void keyThatCannotEncryptHereIsRefused() {
        var none = "arn:aws:kms:eu-west-1:123456789012:key/none";
        assertEquals("key-missing", refused(request(Json.object().put("kmsKeyArn", none))));
        var key = world.makeKey();
        var state = world.state(new ReadOnlyFacet.Key(key)).orElseThrow();
        world.with(new ReadOnlyFacet.Key(key), FacetWorld.having(state, "state", Json.tree("Disabled")));
        assertEquals("key-disabled", refused(request(Json.object().put("kmsKeyArn", key))));
        var far = "arn:aws:kms:us-east-1:123456789012:key/far";
        assertEquals("key-in-another-region", refused(request(Json.object().put("kmsKeyArn", far))));
    }

    @Test
    void topicThatCannotBeToldIsRefused() {
        var none = TrailWorlds.TOPIC + "-none";
        assertEquals("topic-missing", refused(request(Json.object().put("alertTopicArn", none))));
        var far = "arn:aws:sns:us-east-1:123456789012:backup-alerts";
        assertEquals("topic-in-another-region", refused(request(Json.object().put("alertTopicArn", far))));
    }

    @Test
    void topicWithTheKeyOfAwsIsWarnedOf() {
        world.with(
                new ReadOnlyFacet.Topic(TrailWorlds.TOPIC),
                Json.object().put("arn", TrailWorlds.TOPIC).put("kmsKeyId", "alias/aws/sns"));
        var warnings = changes(request(Json.object().put("alertTopicArn", TrailWorlds.TOPIC)))
                .warnings();
        assertTrue(warnings.stream().map(Warning::code).toList().contains("topic-key-drops-alarms"));
    }

    @Test
    void shadowOfATrailAndForeignAlarmAreRefused() {
        world.with(
                new Trail(TrailWorlds.NAME),
                Json.object().put("arn", "arn:aws:cloudtrail:us-east-1:999999999999:trail/backup-audit"));
        assertEquals("trail-is-elsewhere", refused(request(Json.object())));
        world = TrailWorlds.empty();
        world.with(new Alarm("backup-audit-vault-deleted"), Json.object().put("metricNamespace", "AWS/Backup"));
        assertEquals("alarm-is-not-ours", refused(request(Json.object())));
    }

    @Test
    void trailNameThatIsNoBucketNameNeedsALogBucket() {
        var parameters = Json.object().put("trailName", "Backup_Audit");
        assertEquals("log-bucket-name", refused(request(TrailWorlds.IRELAND, parameters)));
        parameters.put("logBucket", "audit-logs");
        assertInstanceOf(Proposal.Changes.class, plan(request(TrailWorlds.IRELAND, parameters)));
    }

    @Test
    void longNamesFitAndArnsAreThoseOfThePartition() {
        var china = new Target(new AccountId("123456789012"), new Region("cn-northwest-1"));
        world = new FacetWorld(china, world.now());
        var parameters = Json.object().put("trailName", "a".repeat(100)).put("logBucket", "audit-logs");
        var request = request(china, parameters);
        var plan = Json.write(changes(request).changes());
        assertFalse(plan.contains("arn:aws:"), plan);
        var role = changes(request).changes().stream()
                .filter(change -> change.facet() instanceof Role)
                .map(change -> ((Role) change.facet()).roleName())
                .findFirst()
                .orElseThrow();
        assertEquals(64, role.length());
    }

    @Test
    void deniedReadIsUnreadable() {
        for (Facet facet : List.of(
                new Trail(TrailWorlds.NAME), new BucketPolicy("backup-audit-logs"), new LogGroup(TrailWorlds.GROUP))) {
            world = TrailWorlds.empty();
            world.make(new Bucket("backup-audit-logs"), Json.object().put("region", "eu-west-1"));
            world.deny(facet, "some:Action");
            assertThrows(Unreadable.class, () -> plan(request(Json.object())), facet.label());
        }
    }

    @Test
    void everyStateIsReachedOnceNothingIsWeakenedAndAllComesBack() {
        RemediationLaws.hold(remediation, this::any, applied -> {
            world = applied.world();
            nothingIsWeakened(applied.before());
        });
    }

    @Test
    void deniedReadsAreNoStates() {
        RemediationLaws.deniedReadsAreNoStates(remediation, this::any);
    }

    private Case any(Random random) {
        var any = TrailWorlds.any(random);
        return new Case(any, request(TrailWorlds.IRELAND, TrailWorlds.parameters(random, TrailWorlds.key(any))));
    }

    private void nothingIsWeakened(Map<Facet, JsonNode> before) {
        var trail = world.state(new Trail(TrailWorlds.NAME)).orElseThrow();
        for (var setting : List.of("validation", "multiRegion", "globalEvents")) {
            assertTrue(trail.path(setting).asBoolean(), setting + " is off");
        }
        assertTrue(world.state(new TrailLogging(TrailWorlds.NAME))
                .orElseThrow()
                .path("logging")
                .asBoolean());
        var was = before.getOrDefault(new Trail(TrailWorlds.NAME), Json.object());
        for (var kept : List.of("bucket", "logGroupArn", "logRoleArn")) {
            assertTrue(!was.has(kept) || was.path(kept).equals(trail.path(kept)), kept + " moved");
        }
        assertTrue(!was.has("kmsKeyArn") || trail.has("kmsKeyArn"), "key lost");
        before.forEach((facet, state) -> {
            if (state.has("Statement")) {
                var theirs = state.path("Statement").get(0);
                assertTrue(
                        world.state(facet)
                                .orElseThrow()
                                .path("Statement")
                                .toString()
                                .contains(theirs.toString()),
                        facet + " lost a statement");
            }
            if (facet instanceof Alarm alarm) {
                assertTrue(world.state(alarm)
                        .orElseThrow()
                        .path("actions")
                        .toString()
                        .contains(":pager"));
            }
            if (facet instanceof LogGroup) {
                assertEquals(state, world.state(facet).orElseThrow());
            }
            if (facet instanceof TrailSelectors) {
                for (var selector : state.path("selectors")) {
                    var now = world.state(facet).orElseThrow().toString();
                    assertTrue(
                            selector.toString().contains("Management")
                                    || selector.path("name").asText().startsWith("Strongroom")
                                    || now.contains(selector.toString()),
                            "lost " + selector);
                }
            }
        });
    }
}
