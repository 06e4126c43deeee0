package io.strongroom.domain.remediations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.changes.WritableFacet.Alarm;
import io.strongroom.domain.changes.WritableFacet.Bucket;
import io.strongroom.domain.changes.WritableFacet.BucketEncryption;
import io.strongroom.domain.changes.WritableFacet.BucketLogging;
import io.strongroom.domain.changes.WritableFacet.BucketPolicy;
import io.strongroom.domain.changes.WritableFacet.BucketPublicAccessBlock;
import io.strongroom.domain.changes.WritableFacet.BucketVersioning;
import io.strongroom.domain.changes.WritableFacet.KeyPolicy;
import io.strongroom.domain.changes.WritableFacet.KeyRotation;
import io.strongroom.domain.changes.WritableFacet.KeyTags;
import io.strongroom.domain.changes.WritableFacet.KeyUse;
import io.strongroom.domain.changes.WritableFacet.LegalHold;
import io.strongroom.domain.changes.WritableFacet.LogGroup;
import io.strongroom.domain.changes.WritableFacet.ManagedPolicy;
import io.strongroom.domain.changes.WritableFacet.RestoreTesting;
import io.strongroom.domain.changes.WritableFacet.RestoreTestingSelection;
import io.strongroom.domain.changes.WritableFacet.Role;
import io.strongroom.domain.changes.WritableFacet.TaggedKey;
import io.strongroom.domain.changes.WritableFacet.Trail;
import io.strongroom.domain.changes.WritableFacet.TrailLogging;
import io.strongroom.domain.changes.WritableFacet.TrailSelectors;
import io.strongroom.domain.changes.WritableFacet.Vault;
import io.strongroom.domain.changes.WritableFacet.VaultLock;
import io.strongroom.domain.changes.WritableFacet.VaultPolicy;
import io.strongroom.domain.changes.WritableFacet.VaultTags;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What AWS keeps true between the facets of one resource: what comes with a new one, and goes with a deleted one. */
final class FacetCoupling {
    private final Target target;
    private final Map<Facet, JsonNode> states;
    private int keys;

    FacetCoupling(Target target, Map<Facet, JsonNode> states) {
        this.target = target;
        this.states = states;
    }

    /** Writes the state, with the fields that AWS assigns, and what comes with it; gives the ARN when it has one. */
    Optional<String> put(WritableFacet facet, JsonNode wanted, Instant now) {
        var isNew = !states.containsKey(facet);
        ObjectNode state = wanted.deepCopy();
        switch (facet) {
            case TaggedKey(var alias) -> state.put("keyArn", isNew ? tagged(alias, state) : keyOf(facet));
            case KeyTags(var ref) -> retag(ref, state);
            case KeyUse(var ref) -> keyState(ref, state.path("enabled").asBoolean() ? "Enabled" : "Disabled");
            case Bucket(var bucket) when isNew -> bucketComes(bucket);
            case Trail(var name)
            when isNew -> {
                states.put(new TrailSelectors(name), Json.parse("""
                                {"selectors":[{"fieldSelectors":[{"field":"eventCategory","equals":["Management"]}]}]}"""));
                states.put(new TrailLogging(name), Json.object().put("logging", false));
            }
            case Vault(var name)
            when isNew -> {
                states.put(new VaultTags(name), tags(state));
                states.put(
                        new ReadOnlyFacet.VaultContents(name),
                        Json.object().put("recoveryPoints", 0).put("withoutDeletion", 0));
            }
            case VaultLock lock -> dated(state, now);
            default -> {
                // Nothing comes with the others.
            }
        }
        states.put(facet, state);
        arn(facet)
                .filter(arn -> !(facet instanceof TaggedKey) && !(facet instanceof Bucket))
                .ifPresent(arn -> state.put("arn", arn));
        if (facet instanceof Role) {
            states.put(
                    new ReadOnlyFacet.IamPrincipal(state.path("arn").asText()),
                    Json.object().put("arn", state.path("arn").asText()));
        }
        return arn(facet);
    }

    void delete(WritableFacet facet) {
        var was = states.remove(facet);
        if (was == null) {
            return;
        }
        switch (facet) {
            case TaggedKey key -> keyState(was.path("keyArn").asText(), "PendingDeletion");
            case Bucket(var bucket) -> bucketFacets(bucket).forEach(states::remove);
            case Role role ->
                states.remove(new ReadOnlyFacet.IamPrincipal(was.path("arn").asText()));
            case Trail(var name) -> {
                states.remove(new TrailSelectors(name));
                states.remove(new TrailLogging(name));
            }
            case RestoreTesting(var name) ->
                states.keySet()
                        .removeIf(other -> other instanceof RestoreTestingSelection selection
                                && selection.planName().equals(name));
            case Vault(var name) -> {
                states.remove(new VaultTags(name));
                states.remove(new VaultLock(name));
                states.remove(new VaultPolicy(name));
                states.remove(new ReadOnlyFacet.VaultContents(name));
            }
            default -> {
                // Nothing goes with the others.
            }
        }
    }

    /** The ARN of what is behind the facet, when it is one that a plan can make. */
    Optional<String> arn(WritableFacet facet) {
        return switch (facet) {
            case TaggedKey key when states.containsKey(key) -> Optional.of(keyOf(key));
            case Bucket(var bucket) -> Optional.of("arn:" + target.partition().id() + ":s3:::" + bucket);
            case Role(var name) -> Optional.of(global("role/" + name));
            case ManagedPolicy(var name) -> Optional.of(global("policy/" + name));
            case Trail(var name) -> Optional.of(regional("cloudtrail", "trail/" + name));
            case LogGroup(var name) -> Optional.of(regional("logs", "log-group:" + name + ":*"));
            case Alarm(var name) -> Optional.of(regional("cloudwatch", "alarm:" + name));
            case Vault(var name) -> Optional.of(regional("backup", "backup-vault:" + name));
            case RestoreTesting(var name) -> Optional.of(regional("backup", "restore-testing-plan:" + name));
            case LegalHold(var title) -> Optional.of(regional("backup", "legal-hold:" + title.hashCode()));
            default -> Optional.empty();
        };
    }

    String keyArn(String keyId) {
        return regional("kms", "key/" + keyId);
    }

    String makeKey(JsonNode asCreated) {
        var id = "00000000-0000-4000-8000-%012d".formatted(++keys);
        var arn = keyArn(id);
        states.put(
                new ReadOnlyFacet.Key(arn),
                Json.object()
                        .put("keyArn", arn)
                        .put("keyId", id)
                        .put("state", "Enabled")
                        .put("manager", "CUSTOMER")
                        .put("spec", "SYMMETRIC_DEFAULT")
                        .put("usage", "ENCRYPT_DECRYPT")
                        .put("origin", "AWS_KMS")
                        .put("multiRegion", asCreated.path("multiRegion").asBoolean()));
        var policy = asCreated.path("policy");
        states.put(new KeyPolicy(arn), policy.isObject() ? policy : defaultPolicy());
        states.put(new KeyTags(arn), tags(asCreated));
        states.put(new KeyRotation(arn), Json.object().put("enabled", false));
        states.put(new KeyUse(arn), Json.object().put("enabled", true).put("pendingDeletion", false));
        return arn;
    }

    private String tagged(String alias, JsonNode asCreated) {
        var old = asCreated.path("keyArn").asText();
        if (states.containsKey(new ReadOnlyFacet.Key(old))) {
            keyState(old, "Enabled");
            return old;
        }
        return makeKey(asCreated);
    }

    private void keyState(String arn, String state) {
        states.computeIfPresent(
                new ReadOnlyFacet.Key(arn), (key, was) -> FacetWorld.having(was, "state", Json.tree(state)));
        states.computeIfPresent(
                new KeyUse(arn),
                (key, was) -> Json.object()
                        .put("enabled", state.equals("Enabled"))
                        .put("pendingDeletion", state.equals("PendingDeletion")));
    }

    /** A key is found by its tag: giving or taking the tag makes or ends the facet. */
    private void retag(String keyArn, JsonNode tags) {
        states.entrySet()
                .removeIf(entry -> entry.getKey() instanceof TaggedKey(var alias)
                        && entry.getValue().path("keyArn").asText().equals(keyArn)
                        && !tags.path("strongroom:alias").asText().equals(alias));
        var alias = tags.path("strongroom:alias").asText();
        if (!alias.isEmpty() && !states.containsKey(new TaggedKey(alias))) {
            var key = states.get(new ReadOnlyFacet.Key(keyArn));
            ObjectNode state = Json.object()
                    .put("description", "")
                    .put("multiRegion", key != null && key.path("multiRegion").asBoolean())
                    .put("keyArn", keyArn);
            state.set("policy", states.getOrDefault(new KeyPolicy(keyArn), Json.object()));
            state.set("tags", tags);
            states.put(new TaggedKey(alias), state);
        }
    }

    private void bucketComes(String bucket) {
        states.put(
                new BucketEncryption(bucket),
                Json.object().put("algorithm", "AES256").put("bucketKey", false));
        states.put(
                new BucketPublicAccessBlock(bucket),
                Json.object()
                        .put("blockPublicAcls", true)
                        .put("ignorePublicAcls", true)
                        .put("blockPublicPolicy", true)
                        .put("restrictPublicBuckets", true));
    }

    private static List<WritableFacet> bucketFacets(String bucket) {
        return List.of(
                new BucketEncryption(bucket),
                new BucketPolicy(bucket),
                new BucketVersioning(bucket),
                new BucketLogging(bucket),
                new BucketPublicAccessBlock(bucket));
    }

    private static void dated(ObjectNode lock, Instant now) {
        if (lock.path("mode").asText().equals("COMPLIANCE") && lock.has("changeableForDays")) {
            var days = lock.path("changeableForDays").asInt();
            lock.put("lockDate", now.plus(Duration.ofDays(days)).toString());
        }
        lock.remove("changeableForDays");
    }

    private JsonNode defaultPolicy() {
        var statement = Json.object().put("Sid", "Enable IAM User Permissions").put("Effect", "Allow");
        statement.set("Principal", Json.object().put("AWS", global("root")));
        statement.put("Action", "kms:*").put("Resource", "*");
        return Json.object()
                .put("Version", "2012-10-17")
                .set("Statement", Json.array().add(statement));
    }

    private static JsonNode tags(JsonNode state) {
        return state.path("tags").isObject() ? state.path("tags") : Json.object();
    }

    private String keyOf(WritableFacet facet) {
        return states.get(facet).path("keyArn").asText();
    }

    private String global(String resource) {
        return "arn:" + target.partition().id() + ":iam::" + target.accountId() + ":" + resource;
    }

    private String regional(String service, String resource) {
        return "arn:" + target.partition().id() + ":" + service + ":" + target.region() + ":" + target.accountId() + ":"
                + resource;
    }
}
