package io.strongroom.e2e.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.stream.StreamSupport;

/** What readback.py must find after the practice's sample, and after its roll-back. */
final class LiveSampleExpectations {
    private static final String BUCKET = "my-backup-bucket";
    private static final String LOG_GROUP = "/aws/cloudtrail/backup-audit";

    private LiveSampleExpectations() {}

    static void assertAllIsMade(JsonNode seen, String key) {
        key(seen, key);
        bucket(seen.path("buckets").path(BUCKET), key);
        role(seen.path("role"), key);
        trail(seen);
        var vault = seen.path("vault");
        assertEquals(key, vault.path("EncryptionKeyArn").asText());
        assertTrue(vault.path("Locked").asBoolean(), vault.toString());
        assertEquals(7, vault.path("MinRetentionDays").asInt());
        assertEquals(365, vault.path("MaxRetentionDays").asInt());
    }

    private static void key(JsonNode seen, String key) {
        var target = seen.path("aliases").path("alias/backup-critical-data").asText();
        assertTrue(
                !target.isEmpty() && key.endsWith("/" + target),
                seen.path("aliases").toString());
        var described = seen.path("key");
        assertEquals("Enabled", described.path("state").asText());
        assertEquals("production", described.at("/tags/Environment").asText(), described.toString());
        assertTrue(described.path("rotation").asBoolean(), described.toString());
    }

    private static void bucket(JsonNode bucket, String key) {
        var byDefault = bucket.at("/encryption/ApplyServerSideEncryptionByDefault");
        assertEquals("aws:kms", byDefault.path("SSEAlgorithm").asText(), bucket.toString());
        assertEquals(key, byDefault.path("KMSMasterKeyID").asText());
        assertTrue(bucket.at("/encryption/BucketKeyEnabled").asBoolean(), bucket.toString());
        var statements = bucket.at("/policy/Statement");
        var tlsOnly = StreamSupport.stream(statements.spliterator(), false)
                .filter(each -> each.path("Effect").asText().equals("Deny"))
                .filter(each ->
                        each.at("/Condition/Bool/aws:SecureTransport").asText().equals("false"))
                .toList();
        assertEquals(1, tlsOnly.size(), statements.toString());
        assertTrue(statements.toString().contains("TheirOwn"), "their own statement is gone: " + statements);
        assertEquals("Enabled", bucket.path("versioning").asText());
        assertEquals(BUCKET + "-access-logs", bucket.at("/logging/TargetBucket").asText());
        var blocks = bucket.path("publicAccessBlock");
        assertEquals(4, blocks.size(), blocks.toString());
        blocks.forEach(flag -> assertTrue(flag.asBoolean(), blocks.toString()));
    }

    private static void role(JsonNode role, String key) {
        var trust = role.path("trust").toString();
        assertTrue(trust.contains("user/backup-user"), trust);
        assertTrue(trust.contains("aws:MultiFactorAuthPresent"), trust);
        assertEquals(3600, role.path("maxSession").asInt());
        assertEquals(1, role.path("policies").size(), role.toString());
        var policy = role.path("policies").elements().next().toString();
        assertTrue(policy.contains("iam:PassRole") && policy.contains("iam:PassedToService"), policy);
        assertTrue(policy.contains(key), policy);
    }

    private static void trail(JsonNode seen) {
        var trail = seen.path("trail");
        assertTrue(trail.path("logging").asBoolean(), trail.toString());
        assertTrue(trail.at("/described/LogFileValidationEnabled").asBoolean(), trail.toString());
        assertTrue(trail.at("/described/CloudWatchLogsLogGroupArn").asText().contains(LOG_GROUP), trail.toString());
        assertTrue(trail.path("selectors").toString().contains(BUCKET), trail.toString());
        var filters = seen.path("filters").path(LOG_GROUP);
        assertFalse(filters.isEmpty(), seen.path("filters").toString());
        var watched = new HashSet<String>();
        seen.path("alarms").forEach(metric -> watched.add(metric.asText()));
        filters.forEach(filter -> {
            assertTrue(filter.path("pattern").asText().contains("$.event"), filter.toString());
            assertTrue(watched.contains(filter.path("metric").asText()), "nobody watches " + filter);
        });
    }

    /**
     * All is as it was, but for three things that AWS itself does not take back, or Strongroom must not: a key is only
     * ever scheduled to go, versioning can be suspended but not unset, and a log bucket with logs in it stays.
     */
    static void assertAllIsAsBefore(JsonNode before, JsonNode after) {
        assertEquals("PendingDeletion", after.at("/key/state").asText(), after.toString());
        var expected = before.<ObjectNode>deepCopy();
        var seen = after.<ObjectNode>deepCopy();
        expected.remove("key");
        seen.remove("key");
        ((ObjectNode) expected.at("/buckets/" + BUCKET)).put("versioning", "Suspended");
        var kept = ((ObjectNode) seen.path("buckets")).remove(BUCKET + "-access-logs");
        assertEquals(4, kept.path("publicAccessBlock").size(), "a bucket that stays keeps its protection: " + kept);
        assertEquals(expected.toPrettyString(), seen.toPrettyString());
    }

    /** What is not as before is said before anybody agrees to it. */
    static void assertExceptionsAreSaid(JsonNode undoneBucket) {
        var said = undoneBucket.at("/plan/warnings").findValuesAsText("code");
        assertEquals(List.of("bucket-is-kept", "versioning-is-suspended"), said);
    }
}
