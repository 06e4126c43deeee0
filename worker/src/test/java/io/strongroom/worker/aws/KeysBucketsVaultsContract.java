package io.strongroom.worker.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.FacetRules;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.changes.WritableFacet.Bucket;
import io.strongroom.domain.changes.WritableFacet.BucketEncryption;
import io.strongroom.domain.changes.WritableFacet.BucketLogging;
import io.strongroom.domain.changes.WritableFacet.BucketPolicy;
import io.strongroom.domain.changes.WritableFacet.BucketPublicAccessBlock;
import io.strongroom.domain.changes.WritableFacet.BucketVersioning;
import io.strongroom.domain.changes.WritableFacet.KeyAlias;
import io.strongroom.domain.changes.WritableFacet.KeyPolicy;
import io.strongroom.domain.changes.WritableFacet.KeyRotation;
import io.strongroom.domain.changes.WritableFacet.KeyTags;
import io.strongroom.domain.changes.WritableFacet.TaggedKey;
import io.strongroom.domain.changes.WritableFacet.Vault;
import io.strongroom.domain.changes.WritableFacet.VaultLock;
import io.strongroom.domain.changes.WritableFacet.VaultTags;
import io.strongroom.domain.iam.PolicyStatement;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Recipes;
import io.strongroom.domain.remediations.Remediation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same on every AWS: plan, apply, nothing left to plan, roll back, as before. */
abstract class KeysBucketsVaultsContract {
    private static final String ALIAS = "alias/backup-contract";
    private static final String VAULT = "contract-gold";

    private final Remediation createKey = Recipes.named("create-backup-key");
    private final Remediation encryptBucket = Recipes.named("encrypt-backup-bucket");
    private final Remediation createVault = Recipes.named("create-backup-vault");
    private final Remediation lockVault = Recipes.named("lock-backup-vault");
    // Bucket names are taken for everybody, and an AWS on the wire outlives a test.
    private final String bucket = "strongroom-" + UUID.randomUUID().toString().substring(0, 13);
    private final String logs = bucket + "-access-logs";
    private OneAccount account;

    /** An account that has none of the things that these tests make. */
    abstract OneAccount connect();

    @BeforeEach
    void fresh() {
        account = connect();
    }

    @Test
    void aNewKeyIsMadeOnceAndTakenBack() {
        var request = account.request(createKey, Json.object().put("name", "contract"));
        var applied = account.apply(account.plan(createKey, request));
        assertEquals(List.of(), account.plan(createKey, request));
        var outputs = account.outputs(createKey, request);
        var arn = outputs.path("keyArn").asText();
        assertEquals(
                Json.object().put("enabled", true).put("periodDays", 365),
                account.state(new KeyRotation(arn)).orElseThrow());
        assertEquals(
                ALIAS,
                account.state(new KeyTags(arn))
                        .orElseThrow()
                        .path("strongroom:alias")
                        .asText());
        assertEquals(outputs, account.outputs(createKey, request));

        account.rollBack(applied);
        assertTrue(account.state(new KeyAlias(ALIAS)).isEmpty());
        assertTrue(account.state(new TaggedKey(ALIAS)).isEmpty());
        assertEquals(
                "PendingDeletion",
                account.state(new ReadOnlyFacet.Key(arn))
                        .orElseThrow()
                        .path("state")
                        .asText());
        // What is pending is not adopted: the next plan makes a key of its own.
        assertTrue(account.plan(createKey, request).get(0).facet() instanceof TaggedKey);
    }

    @Test
    void aDeletionThatIsPendingCanBeTakenBack() {
        var request = account.request(createKey, Json.object().put("name", "contract"));
        account.apply(account.plan(createKey, request));
        var key = account.state(new TaggedKey(ALIAS)).orElseThrow();
        account.rollBack(List.of(Change.create(new TaggedKey(ALIAS), key)));
        account.rollBack(List.of(new Change(new TaggedKey(ALIAS), Optional.of(key), Optional.empty())));
        assertEquals(
                "Enabled",
                account.state(new ReadOnlyFacet.Key(key.path("keyArn").asText()))
                        .orElseThrow()
                        .path("state")
                        .asText());
    }

    @Test
    void aTaggedKeyWithoutAliasIsAdoptedAndGivenBackAsItWas() {
        var arn = taggedKey();
        var before = states(new KeyPolicy(arn), new KeyTags(arn), new KeyRotation(arn), new KeyAlias(ALIAS));
        var request = account.request(createKey, Json.object().put("name", "contract"));
        var applied = account.apply(account.plan(createKey, request));
        assertEquals(4, applied.size());
        assertEquals(arn, account.outputs(createKey, request).path("keyArn").asText());
        assertEquals(List.of(), account.plan(createKey, request));
        account.rollBack(applied);
        assertSame(before);
    }

    @Test
    void aBucketIsEncryptedLoggedAndGivenBackAsItWas() {
        var key = key();
        account.apply(List.of(Change.create(new Bucket(bucket), Json.object().put("region", "eu-west-1"))));
        account.apply(List.of(Change.create(new BucketPolicy(bucket), readers())));
        var before = states(
                new BucketEncryption(bucket),
                new BucketPolicy(bucket),
                new BucketLogging(bucket),
                new BucketPublicAccessBlock(bucket));
        var request = account.request(
                encryptBucket, Json.object().put("bucket", bucket).put("kmsKeyArn", key));
        var applied = account.apply(account.plan(encryptBucket, request));
        assertEquals(
                Json.object().put("algorithm", "aws:kms").put("kmsKeyArn", key).put("bucketKey", true),
                account.state(new BucketEncryption(bucket)).orElseThrow());
        assertTrue(
                account.state(new BucketPolicy(bucket)).orElseThrow().toString().contains("\"Readers\""));
        assertEquals(List.of(), account.plan(encryptBucket, request));
        assertEquals(
                Json.object().put("bucket", bucket).put("logBucket", logs), account.outputs(encryptBucket, request));

        account.rollBack(applied);
        assertSame(before);
        // Where access logs are written at once, the log bucket holds some and stays, with its policy.
        assertEquals(
                account.state(new Bucket(logs)).isPresent(),
                account.state(new BucketPolicy(logs)).isPresent());
        assertEquals(
                Json.object().put("status", "Suspended"),
                account.state(new BucketVersioning(bucket)).orElseThrow());
    }

    @Test
    void aBucketThatIsNotThereIsRefused() {
        var request = account.request(
                encryptBucket,
                Json.object().put("bucket", "strongroom-no-such-bucket").put("kmsKeyArn", key()));
        assertEquals("bucket-missing", account.refusal(encryptBucket, request));
    }

    @Test
    void settingsOfABucketThatIsNotThereAreAbsent() {
        for (var facet : List.<WritableFacet>of(
                new Bucket("strongroom-no-such-bucket"),
                new BucketEncryption("strongroom-no-such-bucket"),
                new BucketPolicy("strongroom-no-such-bucket"),
                new BucketVersioning("strongroom-no-such-bucket"),
                new BucketLogging("strongroom-no-such-bucket"),
                new BucketPublicAccessBlock("strongroom-no-such-bucket"))) {
            assertTrue(account.state(facet).isEmpty(), facet::toString);
        }
    }

    @Test
    void aVaultIsMadeTaggedAndTakenBack() {
        var key = key();
        var parameters = Json.object().put("vaultName", VAULT).put("kmsKeyArn", key);
        parameters.set("tags", Json.object().put("Team", "storage"));
        var made = account.request(createVault, parameters);
        var first = account.apply(account.plan(createVault, made));
        assertEquals(List.of(), account.plan(createVault, made));
        assertEquals(
                key,
                account.state(new Vault(VAULT)).orElseThrow().path("kmsKeyArn").asText());

        var retagged = account.request(
                createVault,
                parameters
                        .deepCopy()
                        .set("tags", Json.object().put("Team", "other").put("More", "1")));
        var second = account.apply(account.plan(createVault, retagged));
        account.rollBack(second);
        assertEquals(
                Json.object().put("Team", "storage").put("ManagedBy", "Strongroom"),
                account.state(new VaultTags(VAULT)).orElseThrow());
        account.rollBack(first);
        assertTrue(account.state(new Vault(VAULT)).isEmpty());
    }

    @Test
    void aGovernanceLockIsPutTightenedAndTakenOff() {
        vault();
        var loose = account.request(lockVault, lock("GOVERNANCE", 7));
        var first = account.apply(account.plan(lockVault, loose));
        assertEquals(List.of(), account.plan(lockVault, loose));
        assertTrue(account.outputs(lockVault, loose).path("lockDate").isNull());
        var strict = account.request(lockVault, lock("GOVERNANCE", 30).put("maxRetentionDays", 90));
        var second = account.apply(account.plan(lockVault, strict));
        assertEquals("weaker-lock", account.refusal(lockVault, loose));
        account.rollBack(second);
        assertEquals(
                7,
                account.state(new VaultLock(VAULT))
                        .orElseThrow()
                        .path("minRetentionDays")
                        .asInt());
        account.rollBack(first);
        assertTrue(account.state(new VaultLock(VAULT)).isEmpty());
    }

    @Test
    void aComplianceLockHasADateAndCanBeTakenOffWhileItHasGrace() {
        vault();
        var governance = account.request(lockVault, lock("GOVERNANCE", 7));
        account.apply(account.plan(lockVault, governance));
        var request = account.request(lockVault, lock("COMPLIANCE", 7).put("changeableForDays", 3));
        var applied = account.apply(account.plan(lockVault, request));
        assertFalse(
                account.outputs(lockVault, request).path("lockDate").asText().isEmpty());
        assertEquals(List.of(), account.plan(lockVault, request));
        account.rollBack(applied);
        assertEquals(
                Json.object().put("mode", "GOVERNANCE").put("minRetentionDays", 7),
                account.state(new VaultLock(VAULT)).orElseThrow());
    }

    private String key() {
        var request = account.request(createKey, Json.object().put("name", "contract"));
        account.apply(account.plan(createKey, request));
        return account.outputs(createKey, request).path("keyArn").asText();
    }

    private String taggedKey() {
        var state = Json.object().put("description", "by hand").put("multiRegion", false);
        state.set("tags", Json.object().put("strongroom:alias", ALIAS).put("Owner", "payments"));
        account.apply(List.of(Change.create(new TaggedKey(ALIAS), state)));
        return account.state(new TaggedKey(ALIAS)).orElseThrow().path("keyArn").asText();
    }

    private void vault() {
        var request = account.request(
                createVault, Json.object().put("vaultName", VAULT).put("kmsKeyArn", key()));
        account.apply(account.plan(createVault, request));
    }

    private static ObjectNode lock(String mode, int days) {
        return Json.object().put("vaultName", VAULT).put("mode", mode).put("minRetentionDays", days);
    }

    private JsonNode readers() {
        var statement = PolicyStatement.allow("Readers")
                .principals("AWS", List.of("arn:aws:iam::123456789012:root"))
                .actions("s3:GetObject")
                .resources("arn:aws:s3:::" + bucket + "/*")
                .build();
        return Json.object()
                .put("Version", "2012-10-17")
                .set("Statement", Json.array().add(statement));
    }

    private Map<WritableFacet, Optional<JsonNode>> states(WritableFacet... facets) {
        var states = new HashMap<WritableFacet, Optional<JsonNode>>();
        for (var facet : facets) {
            states.put(facet, account.state(facet));
        }
        return states;
    }

    private void assertSame(Map<WritableFacet, Optional<JsonNode>> before) {
        before.forEach((facet, was) -> assertTrue(
                FacetRules.same(facet, was, account.state(facet)),
                () -> facet + " was " + was + " and is " + account.state(facet)));
    }
}
