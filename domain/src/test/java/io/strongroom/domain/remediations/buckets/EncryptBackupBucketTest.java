package io.strongroom.domain.remediations.buckets;

import static io.strongroom.domain.remediations.Given.changes;
import static io.strongroom.domain.remediations.Given.maybe;
import static io.strongroom.domain.remediations.Given.oneOf;
import static io.strongroom.domain.remediations.Given.policy;
import static io.strongroom.domain.remediations.Given.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet.Bucket;
import io.strongroom.domain.changes.WritableFacet.BucketEncryption;
import io.strongroom.domain.changes.WritableFacet.BucketLogging;
import io.strongroom.domain.changes.WritableFacet.BucketPolicy;
import io.strongroom.domain.changes.WritableFacet.BucketPublicAccessBlock;
import io.strongroom.domain.changes.WritableFacet.BucketVersioning;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.iam.PolicyStatement;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.inventory.Unreadable;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.FacetWorld;
import io.strongroom.domain.remediations.Given;
import io.strongroom.domain.remediations.ParameterSchema;
import io.strongroom.domain.remediations.Plan;
import io.strongroom.domain.remediations.RemediationLaws;
import io.strongroom.domain.remediations.RemediationRequest;
import io.strongroom.domain.remediations.Warning;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EncryptBackupBucketTest {
    private static final String BUCKET = "my-backup-bucket";
    private static final String LOGS = "my-backup-bucket-access-logs";
    private static final ObjectNode READERS = PolicyStatement.allow("Readers")
            .principals("AWS", List.of("arn:aws:iam::123456789012:role/App"))
            .actions("s3:GetObject")
            .resources("arn:aws:s3:::my-backup-bucket/*")
            .build();
    private static final ObjectNode PUBLIC = PolicyStatement.allow("Everybody")
            .everyone()
            .actions("s3:GetObject")
            .resources("arn:aws:s3:::my-backup-bucket/*")
            .build();

    private final EncryptBackupBucket remediation = new EncryptBackupBucket();
    private final FacetWorld world = Given.world();
    private final String key = world.makeKey();

    @Test
    void theLogBucketAndItsPolicyComeBeforeWhatWritesToIt() {
        bucket();
        var plan = changes(remediation, world, request());
        assertEquals(
                List.of(
                        new Bucket(LOGS),
                        new BucketPolicy(LOGS),
                        new BucketVersioning(LOGS),
                        new BucketEncryption(BUCKET),
                        new BucketPolicy(BUCKET),
                        new BucketVersioning(BUCKET),
                        new BucketLogging(BUCKET)),
                plan.changes().stream().map(Change::facet).toList());
        assertEquals(
                RiskClass.R1,
                Plan.of(request(), plan.changes(), List.of(), Given.NOW).riskClass());
        world.apply(plan.changes());
        assertEquals(
                Json.object().put("algorithm", "aws:kms").put("kmsKeyArn", key).put("bucketKey", true),
                world.state(new BucketEncryption(BUCKET)).orElseThrow());
        assertEquals(
                Json.object().put("bucket", BUCKET).put("logBucket", LOGS),
                remediation.outputs(request(), world.snapshot(remediation, request())));
    }

    @Test
    void logDeliveryIsForThisBucketOfThisAccountOnly() {
        bucket();
        world.apply(changes(remediation, world, request()).changes());
        var text = world.state(new BucketPolicy(LOGS)).orElseThrow().toString();
        assertTrue(text.contains("\"Service\":\"logging.s3.amazonaws.com\""), text);
        assertTrue(text.contains("\"aws:SourceAccount\":\"123456789012\""), text);
        assertTrue(text.contains("\"aws:SourceArn\":\"arn:aws:s3:::my-backup-bucket\""), text);
    }

    @Test
    void uploadsWithoutAnEncryptionHeaderAreNotDenied() {
        bucket();
        world.apply(changes(remediation, world, request()).changes());
        PolicyDocument.of(world.state(new BucketPolicy(BUCKET)).orElseThrow()).statements().stream()
                .filter(s -> s.path("Action").asText().equals("s3:PutObject"))
                .forEach(s -> {
                    var header = s.path("Condition")
                            .path("StringNotEquals")
                            .fieldNames()
                            .next();
                    assertEquals(
                            "false",
                            s.path("Condition").path("Null").path(header).asText());
                });
    }

    @Test
    void twoLayersOfEncryptionStayTwo() {
        bucket();
        world.with(
                new BucketEncryption(BUCKET),
                Json.object()
                        .put("algorithm", "aws:kms:dsse")
                        .put("kmsKeyArn", key)
                        .put("bucketKey", false));
        world.apply(changes(remediation, world, request()).changes());
        assertEquals(
                "aws:kms:dsse",
                world.state(new BucketEncryption(BUCKET))
                        .orElseThrow()
                        .path("algorithm")
                        .asText());
    }

    @Test
    void anotherKeyIsReplacedAndTheOldOneIsNamed() {
        bucket();
        var old = world.makeKey();
        world.with(
                new BucketEncryption(BUCKET),
                Json.object().put("algorithm", "aws:kms").put("kmsKeyArn", old).put("bucketKey", true));
        var warning = changes(remediation, world, request()).warnings().get(0);
        assertEquals("key-changes", warning.code());
        assertTrue(warning.text().contains(old));
    }

    @Test
    void loggingThatIsOnAlreadyIsLeftAloneAndNamed() {
        bucket();
        world.with(
                new BucketLogging(BUCKET),
                Json.object().put("targetBucket", "central-logs").put("targetPrefix", "x/"));
        var plan = changes(remediation, world, request());
        assertEquals(
                List.of("logging-left-alone"),
                plan.warnings().stream().map(Warning::code).toList());
        world.apply(plan.changes());
        assertTrue(world.state(new Bucket(LOGS)).isEmpty());
        assertEquals(
                "central-logs",
                remediation
                        .outputs(request(), world.snapshot(remediation, request()))
                        .path("logBucket")
                        .asText());
    }

    @Test
    void whatCannotWorkIsRefusedWithTheReason() {
        assertEquals("bucket-missing", refusal(remediation, world, request()));
        world.with(new Bucket(BUCKET), Json.object().put("region", "us-east-1"));
        assertEquals("bucket-in-another-region", refusal(remediation, world, request()));
        world.without(new Bucket(BUCKET));
        bucket();
        assertEquals(
                "logs-into-itself",
                refusal(remediation, world, request(parameters().put("logBucket", BUCKET))));
        assertEquals(
                "key-in-another-region",
                refusal(
                        remediation,
                        world,
                        request(parameters().put("kmsKeyArn", key.replace("eu-west-1", "us-east-1")))));
        assertEquals(
                "key-in-another-partition",
                refusal(
                        remediation,
                        world,
                        request(parameters().put("kmsKeyArn", key.replace("arn:aws:", "arn:aws-cn:")))));
        assertEquals(
                "key-missing", refusal(remediation, world, request(parameters().put("kmsKeyArn", key + "0"))));
        var state = world.state(new ReadOnlyFacet.Key(key)).orElseThrow();
        world.with(new ReadOnlyFacet.Key(key), FacetWorld.having(state, "state", Json.tree("Disabled")));
        assertEquals("key-disabled", refusal(remediation, world, request()));
    }

    @Test
    void aLogBucketThatCannotTakeLogsIsRefused() {
        bucket();
        world.with(new Bucket(LOGS), Json.object().put("region", "us-east-1"));
        assertEquals("log-bucket-in-another-region", refusal(remediation, world, request()));
        world.without(new Bucket(LOGS));
        world.make(new Bucket(LOGS), Json.object().put("region", "eu-west-1"));
        world.with(
                new BucketEncryption(LOGS),
                Json.object().put("algorithm", "aws:kms").put("kmsKeyArn", key).put("bucketKey", true));
        assertEquals("log-bucket-on-kms", refusal(remediation, world, request()));
        var longName = "a".repeat(60);
        world.make(new Bucket(longName), Json.object().put("region", "eu-west-1"));
        assertEquals(
                "log-bucket-name",
                refusal(remediation, world, request(parameters().put("bucket", longName))));
    }

    @Test
    void policiesThatContradictOrLockOutAreRefused() {
        bucket();
        world.with(new BucketPolicy(BUCKET), policy(deny("s3:x-amz-server-side-encryption", "AES256")));
        assertEquals("policy-demands-other-encryption", refusal(remediation, world, request()));
        world.with(new BucketPolicy(BUCKET), policy(deny("s3:x-amz-server-side-encryption-aws-kms-key-id", key + "1")));
        assertEquals("policy-demands-other-key", refusal(remediation, world, request()));
        world.with(new BucketPolicy(BUCKET), policy(denying(Given.CALLER)));
        assertEquals("policy-locks-out", refusal(remediation, world, request()));
        Given.twoRoles(world);
        assertEquals("policy-locks-out", refusal(remediation, world, request()));
        world.with(new BucketPolicy(BUCKET), policy(denying(Given.CHANGES_AS)));
        assertEquals("policy-locks-out", refusal(remediation, world, request()));
        world.with(new BucketPolicy(BUCKET), policy(PUBLIC));
        assertEquals("policy-is-public", refusal(remediation, world, request()));
    }

    @Test
    void publicAccessEndsOnlyWithAWarning() {
        bucket();
        world.without(new BucketPublicAccessBlock(BUCKET)).with(new BucketPolicy(BUCKET), policy(PUBLIC));
        var plan = changes(remediation, world, request());
        assertEquals("public-access-ends", plan.warnings().get(0).code());
        var facets = plan.changes().stream().map(Change::facet).toList();
        assertTrue(facets.indexOf(new BucketPolicy(BUCKET)) < facets.indexOf(new BucketPublicAccessBlock(BUCKET)));
    }

    @Test
    void deniedReadsStopThePlan() {
        bucket();
        world.deny(new BucketPolicy(BUCKET), "s3:GetBucketPolicy");
        assertThrows(Unreadable.class, () -> changes(remediation, world, request()));
    }

    @Test
    void badNamesAreRefusedByTheSchema() {
        var schema = new ParameterSchema(remediation.spec().parameters());
        for (var bad :
                List.of("A", "my_bucket", "a..b", "192.168.1.1", "xn--x", "-abc", "a b", "x".repeat(64), "ab\n")) {
            assertFalse(schema.check(parameters().put("bucket", bad), "").isEmpty(), bad);
        }
        assertFalse(schema.check(parameters().put("kmsKeyArn", "alias/x"), "").isEmpty());
        assertFalse(schema.check(parameters().put("other", "x"), "").isEmpty());
        assertEquals(List.of(), schema.check(parameters(), ""));
    }

    @Test
    void lawsHoldInRandomWorlds() {
        var seen = RemediationLaws.hold(remediation, this::random, applied -> {
            assertReached(applied);
            assertNotWeaker(applied);
        });
        assertTrue(
                seen.keySet().containsAll(Set.of("changes", "nothing", "policy-is-public", "log-bucket-on-kms")),
                seen::toString);
    }

    private static void assertReached(RemediationLaws.Applied applied) {
        var place = applied.world();
        var encryption = place.state(new BucketEncryption(BUCKET)).orElseThrow();
        assertEquals(
                applied.request().text("kmsKeyArn"),
                encryption.path("kmsKeyArn").asText());
        assertTrue(encryption.path("bucketKey").asBoolean()
                || encryption.path("algorithm").asText().equals("aws:kms:dsse"));
        assertEquals(
                Json.object().put("status", "Enabled"),
                place.state(new BucketVersioning(BUCKET)).orElseThrow());
        place.state(new BucketPublicAccessBlock(BUCKET)).orElseThrow().forEach(flag -> assertTrue(flag.asBoolean()));
        assertTrue(PolicyDocument.of(place.state(new BucketPolicy(BUCKET)).orElseThrow())
                .contains(PolicyStatement.deny("AnyName")
                        .everyone()
                        .actions("s3:*")
                        .resources("arn:aws:s3:::my-backup-bucket", "arn:aws:s3:::my-backup-bucket/*")
                        .when("Bool", "aws:SecureTransport", "false")
                        .build()));
        assertTrue(place.state(new BucketLogging(BUCKET)).isPresent());
    }

    private static void assertNotWeaker(RemediationLaws.Applied applied) {
        applied.before().forEach((facet, was) -> {
            var now = applied.world().state(facet).orElseThrow(() -> new AssertionError(facet + " is gone"));
            switch (facet) {
                case BucketPolicy policy ->
                    PolicyDocument.of(was).statements().stream()
                            .filter(s -> !s.path("Sid").asText().startsWith("Strongroom"))
                            .forEach(s -> assertTrue(PolicyDocument.of(now).contains(s)));
                case BucketEncryption encryption ->
                    assertTrue(strength(now) >= strength(was), () -> was + " became " + now);
                case BucketLogging logging -> assertEquals(was, now);
                case BucketPublicAccessBlock block ->
                    was.properties()
                            .forEach(flag -> assertTrue(now.path(flag.getKey()).asBoolean()
                                    || !flag.getValue().asBoolean()));
                default -> {
                    // Nothing to weaken.
                }
            }
        });
    }

    @Test
    void deniedReadsAreNoStatesInRandomWorlds() {
        RemediationLaws.deniedReadsAreNoStates(remediation, this::random);
    }

    private RemediationLaws.Case random(Random random) {
        var place = Given.world();
        var itsKey = place.makeKey();
        var other = place.makeKey();
        var parameters = Json.object().put("bucket", BUCKET).put("kmsKeyArn", itsKey);
        maybe(random, "other-logs", LOGS).ifPresent(name -> parameters.put("logBucket", name));
        var request = Given.request(remediation, parameters);
        place.make(new Bucket(BUCKET), Json.object().put("region", "eu-west-1"));
        maybe(random, LOGS, "other-logs")
                .ifPresent(name -> place.make(new Bucket(name), Json.object().put("region", "eu-west-1")));
        if (random.nextInt(6) == 0) {
            place.apply(changes(remediation, place, request).changes());
        }
        if (random.nextInt(6) == 0) {
            return new RemediationLaws.Case(place, request);
        }
        for (var bucket : List.of(BUCKET, LOGS)) {
            if (place.state(new Bucket(bucket)).isPresent()) {
                disturb(random, place, bucket, itsKey, other);
            }
        }
        maybe(random, LOGS, "central-logs", "other-logs")
                .filter(name -> random.nextBoolean())
                .ifPresent(name -> place.with(
                        new BucketLogging(BUCKET),
                        Json.object().put("targetBucket", name).put("targetPrefix", "")));
        return new RemediationLaws.Case(place, request);
    }

    private static void disturb(Random random, FacetWorld place, String bucket, String itsKey, String other) {
        maybe(
                        random,
                        Json.object().put("algorithm", "aws:kms").put("bucketKey", false),
                        Json.object()
                                .put("algorithm", "aws:kms")
                                .put("kmsKeyArn", itsKey)
                                .put("bucketKey", false),
                        Json.object()
                                .put("algorithm", "aws:kms")
                                .put("kmsKeyArn", other)
                                .put("bucketKey", true),
                        Json.object()
                                .put("algorithm", "aws:kms:dsse")
                                .put("kmsKeyArn", other)
                                .put("bucketKey", false))
                .filter(state -> bucket.equals(BUCKET) || random.nextInt(4) == 0)
                .ifPresent(state -> place.with(new BucketEncryption(bucket), state));
        maybe(random, policy(READERS), policy(READERS, PUBLIC), policy())
                .ifPresent(document -> place.with(new BucketPolicy(bucket), document));
        maybe(random, "Enabled", "Suspended")
                .ifPresent(status ->
                        place.with(new BucketVersioning(bucket), Json.object().put("status", status)));
        if (random.nextBoolean()) {
            place.without(new BucketPublicAccessBlock(bucket));
        } else {
            place.with(
                    new BucketPublicAccessBlock(bucket),
                    Json.object()
                            .put("blockPublicAcls", random.nextBoolean())
                            .put("ignorePublicAcls", random.nextBoolean())
                            .put("blockPublicPolicy", random.nextBoolean())
                            .put("restrictPublicBuckets", oneOf(random, true, false)));
        }
    }

    private static int strength(JsonNode encryption) {
        var own = encryption.has("kmsKeyArn") ? 1 : 0;
        return switch (encryption.path("algorithm").asText()) {
            case "AES256" -> 0;
            case "aws:kms" -> 2 + own;
            case "aws:kms:dsse" -> 4 + own;
            default -> throw new AssertionError(encryption);
        };
    }

    private static ObjectNode denying(String principal) {
        return PolicyStatement.deny("Nobody")
                .principals("AWS", List.of(principal))
                .actions("s3:*")
                .resources("*")
                .build();
    }

    private static ObjectNode deny(String header, String unless) {
        return PolicyStatement.deny("Demands")
                .everyone()
                .actions("s3:Put*")
                .resources("arn:aws:s3:::my-backup-bucket/*")
                .when("StringNotEquals", header, unless)
                .build();
    }

    private void bucket() {
        world.make(new Bucket(BUCKET), Json.object().put("region", "eu-west-1"));
    }

    private ObjectNode parameters() {
        return Json.object().put("bucket", BUCKET).put("kmsKeyArn", key);
    }

    private RemediationRequest request() {
        return request(parameters());
    }

    private RemediationRequest request(ObjectNode parameters) {
        return Given.request(remediation, parameters);
    }
}
