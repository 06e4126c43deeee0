package io.strongroom.domain.remediations.trails;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.WritableFacet.Alarm;
import io.strongroom.domain.changes.WritableFacet.Bucket;
import io.strongroom.domain.changes.WritableFacet.BucketPolicy;
import io.strongroom.domain.changes.WritableFacet.BucketPublicAccessBlock;
import io.strongroom.domain.changes.WritableFacet.KeyPolicy;
import io.strongroom.domain.changes.WritableFacet.LogGroup;
import io.strongroom.domain.changes.WritableFacet.MetricFilter;
import io.strongroom.domain.changes.WritableFacet.Role;
import io.strongroom.domain.changes.WritableFacet.RoleInlinePolicy;
import io.strongroom.domain.changes.WritableFacet.TopicPolicy;
import io.strongroom.domain.changes.WritableFacet.Trail;
import io.strongroom.domain.changes.WritableFacet.TrailLogging;
import io.strongroom.domain.changes.WritableFacet.TrailSelectors;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.FacetWorld;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Random accounts in which some parts of an audit trail are there, whole, half or otherwise. */
final class TrailWorlds {
    static final Target IRELAND = new Target(new AccountId("123456789012"), new Region("eu-west-1"));
    static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:backup-alerts";
    static final String NAME = "backup-audit";
    static final String GROUP = "/aws/cloudtrail/" + NAME;
    private static final List<String> SELECTORS = List.of(
            "{\"fieldSelectors\":[{\"field\":\"eventCategory\",\"equals\":[\"Management\"]}]}",
            "{\"name\":\"writes\",\"fieldSelectors\":[{\"field\":\"eventCategory\",\"equals\":[\"Management\"]},"
                    + "{\"field\":\"readOnly\",\"equals\":[\"false\"]}]}",
            "{\"name\":\"no kms\",\"fieldSelectors\":[{\"field\":\"eventCategory\",\"equals\":[\"Management\"]},"
                    + "{\"field\":\"eventSource\",\"notEquals\":[\"kms.amazonaws.com\"]}]}",
            "{\"name\":\"theirs\",\"fieldSelectors\":[{\"field\":\"eventCategory\",\"equals\":[\"Data\"]},"
                    + "{\"field\":\"resources.type\",\"equals\":[\"AWS::S3::Object\"]},"
                    + "{\"field\":\"resources.ARN\",\"startsWith\":[\"arn:aws:s3:::bucket-1/\"]}]}",
            "{\"name\":\"lambda\",\"fieldSelectors\":[{\"field\":\"eventCategory\",\"equals\":[\"Data\"]},"
                    + "{\"field\":\"resources.type\",\"equals\":[\"AWS::Lambda::Function\"]}]}",
            "{\"name\":\"Strongroom: objects of backup buckets\",\"fieldSelectors\":["
                    + "{\"field\":\"eventCategory\",\"equals\":[\"Data\"]},"
                    + "{\"field\":\"resources.type\",\"equals\":[\"AWS::S3::Object\"]},"
                    + "{\"field\":\"resources.ARN\",\"startsWith\":[\"arn:aws:s3:::bucket-2/\"]}]}");

    private final Random random;
    private final FacetWorld world = empty();
    private final String key = world.makeKey();

    private TrailWorlds(Random random) {
        this.random = random;
    }

    static FacetWorld empty() {
        var world = new FacetWorld(IRELAND, Instant.parse("2026-01-02T03:04:05Z"));
        world.with(new ReadOnlyFacet.Topic(TOPIC), Json.object().put("arn", TOPIC));
        world.with(new TopicPolicy(TOPIC), document("sns:Publish", TOPIC));
        return world;
    }

    static FacetWorld any(Random random) {
        return new TrailWorlds(random).filled();
    }

    static String key(FacetWorld world) {
        return world.states().keySet().stream()
                .filter(ReadOnlyFacet.Key.class::isInstance)
                .map(facet -> ((ReadOnlyFacet.Key) facet).ref())
                .findFirst()
                .orElseThrow();
    }

    static ObjectNode parameters(Random random, String key) {
        var parameters = Json.object().put("trailName", NAME);
        if (random.nextInt(3) == 0) {
            parameters.put("logBucket", random.nextBoolean() ? "central-logs" : NAME + "-logs");
        }
        if (random.nextBoolean()) {
            parameters.put("kmsKeyArn", key);
        }
        if (random.nextBoolean()) {
            parameters.put("alertTopicArn", TOPIC);
        }
        var buckets = Json.array();
        for (int i = random.nextInt(3); i > 0; i--) {
            buckets.add("bucket-" + i);
        }
        return parameters.set("dataEventBuckets", buckets);
    }

    private FacetWorld filled() {
        var bucket = NAME + "-logs";
        if (random.nextBoolean()) {
            world.make(new Bucket(bucket), Json.object().put("region", "eu-west-1"));
            if (random.nextBoolean()) {
                world.without(new BucketPublicAccessBlock(bucket));
            }
            if (random.nextBoolean()) {
                world.make(new BucketPolicy(bucket), document("s3:GetObject", "arn:aws:s3:::" + bucket + "/*"));
            }
        }
        if (random.nextBoolean()) {
            world.make(new LogGroup(GROUP), Json.object().put("retentionDays", 30));
        }
        role();
        if (random.nextInt(3) > 0) {
            trail(bucket);
        }
        if (random.nextBoolean()) {
            world.with(new KeyPolicy(key), document("kms:*", "*"));
        }
        filtersAndAlarms();
        return world;
    }

    private void role() {
        var role = new Role(NAME + "-eu-west-1-to-logs");
        if (random.nextBoolean()) {
            ObjectNode state = Json.object().put("maxSessionSeconds", 7200);
            state.set("tags", Json.object().put("team", "audit"));
            state.set("trust", document("sts:AssumeRole", null));
            world.make(role, state);
            if (random.nextBoolean()) {
                world.make(
                        new RoleInlinePolicy(role.roleName(), "write-cloudtrail-logs"),
                        document("logs:PutLogEvents", "*"));
            }
        }
    }

    private void trail(String bucket) {
        var state = Json.object()
                .put("bucket", random.nextBoolean() ? bucket : "org-logs")
                .put("validation", random.nextBoolean())
                .put("multiRegion", random.nextBoolean())
                .put("globalEvents", random.nextBoolean());
        if (random.nextInt(3) == 0) {
            state.put("kmsKeyArn", "arn:aws:kms:eu-west-1:123456789012:key/of-theirs");
        }
        if (random.nextInt(3) == 0) {
            state.put("logGroupArn", "arn:aws:logs:eu-west-1:123456789012:log-group:theirs:*")
                    .put("logRoleArn", "arn:aws:iam::123456789012:role/theirs");
        }
        world.make(new Trail(NAME), state);
        var selectors = Json.array();
        for (var text : SELECTORS) {
            if (random.nextInt(3) == 0) {
                selectors.add(Json.parse(text));
            }
        }
        if (!selectors.isEmpty()) {
            world.with(new TrailSelectors(NAME), Json.object().set("selectors", selectors));
        }
        world.with(new TrailLogging(NAME), Json.object().put("logging", random.nextBoolean()));
    }

    private void filtersAndAlarms() {
        for (var event : SecurityEventFilter.ALL) {
            if (random.nextInt(4) == 0) {
                world.make(
                        new MetricFilter(GROUP, "strongroom-" + event.id()),
                        Json.object()
                                .put("pattern", random.nextBoolean() ? event.pattern() : "{ $.old = \"*\" }")
                                .put("metricName", event.id())
                                .put("metricNamespace", "Strongroom/" + NAME)
                                .put("metricValue", "1"));
            }
            if (random.nextInt(4) == 0) {
                world.make(
                        new Alarm(NAME + "-" + event.id()),
                        Json.object()
                                .put("metricName", event.id())
                                .put("metricNamespace", "Strongroom/" + NAME)
                                .put("threshold", 5)
                                .set("actions", Json.array().add("arn:aws:sns:eu-west-1:123456789012:pager")));
            }
        }
    }

    static JsonNode document(String action, String resource) {
        var statement =
                Json.object().put("Sid", "Theirs").put("Effect", "Allow").put("Action", action);
        statement.withObjectProperty("Principal").put("AWS", "arn:aws:iam::123456789012:root");
        if (resource != null) {
            statement.put("Resource", resource);
        }
        return Json.object()
                .put("Version", "2012-10-17")
                .set("Statement", Json.array().add(statement));
    }
}
