package io.strongroom.domain.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.WritableFacet.Alarm;
import io.strongroom.domain.changes.WritableFacet.Bucket;
import io.strongroom.domain.changes.WritableFacet.BucketEncryption;
import io.strongroom.domain.changes.WritableFacet.BucketLogging;
import io.strongroom.domain.changes.WritableFacet.BucketPolicy;
import io.strongroom.domain.changes.WritableFacet.BucketPublicAccessBlock;
import io.strongroom.domain.changes.WritableFacet.BucketVersioning;
import io.strongroom.domain.changes.WritableFacet.CloudTrail;
import io.strongroom.domain.changes.WritableFacet.CloudWatch;
import io.strongroom.domain.changes.WritableFacet.KeyAlias;
import io.strongroom.domain.changes.WritableFacet.KeyPolicy;
import io.strongroom.domain.changes.WritableFacet.KeyRotation;
import io.strongroom.domain.changes.WritableFacet.KeyTags;
import io.strongroom.domain.changes.WritableFacet.KeyUse;
import io.strongroom.domain.changes.WritableFacet.LegalHold;
import io.strongroom.domain.changes.WritableFacet.LogGroup;
import io.strongroom.domain.changes.WritableFacet.Logs;
import io.strongroom.domain.changes.WritableFacet.ManagedPolicy;
import io.strongroom.domain.changes.WritableFacet.MetricFilter;
import io.strongroom.domain.changes.WritableFacet.RestoreTesting;
import io.strongroom.domain.changes.WritableFacet.RestoreTestingSelection;
import io.strongroom.domain.changes.WritableFacet.Role;
import io.strongroom.domain.changes.WritableFacet.RoleAttachment;
import io.strongroom.domain.changes.WritableFacet.RoleInlinePolicy;
import io.strongroom.domain.changes.WritableFacet.S3;
import io.strongroom.domain.changes.WritableFacet.TaggedKey;
import io.strongroom.domain.changes.WritableFacet.TopicPolicy;
import io.strongroom.domain.changes.WritableFacet.Trail;
import io.strongroom.domain.changes.WritableFacet.TrailLogging;
import io.strongroom.domain.changes.WritableFacet.TrailSelectors;
import io.strongroom.domain.changes.WritableFacet.Vault;
import io.strongroom.domain.changes.WritableFacet.VaultLock;
import io.strongroom.domain.changes.WritableFacet.VaultPolicy;
import io.strongroom.domain.changes.WritableFacet.VaultTags;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.iam.PolicyReach;
import io.strongroom.domain.json.Json;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What follows from a change: its call, its IAM actions, its risk, and when two states are the same. */
public final class FacetRules {
    private static final Pattern ACCOUNT_IN_ARN = Pattern.compile("arn:aws[a-z-]*:(?:iam|sts)::([0-9]{12}):");

    private FacetRules() {}

    /** The AWS call that carries it out, by its IAM-style name such as {@code kms:CreateKey}. */
    public static String call(Change change, Target target) {
        var rule = FacetRule.of(change.facet(), target);
        return switch (change.kind()) {
            case CREATE -> rule.create();
            case UPDATE -> rule.update();
            case DELETE -> rule.delete();
        };
    }

    public static String resource(Change change, Target target) {
        return FacetRule.of(change.facet(), target).resource();
    }

    /** IAM actions of the call and its read-back: what a session that applies it must allow. */
    public static Set<String> actions(Change change, Target target) {
        var rule = FacetRule.of(change.facet(), target);
        var actions = new TreeSet<>(rule.also());
        actions.add(call(change, target));
        actions.add(rule.update());
        actions.add(rule.create());
        if (change.kind() == Change.Kind.DELETE) {
            actions.add(rule.delete());
        }
        return actions;
    }

    /** Whether nobody can undo it, AWS included, once its grace has run out. */
    public static boolean irreversible(Change change) {
        return change.facet() instanceof VaultLock
                && change.after()
                        .map(lock -> lock.path("mode").asText().equals("COMPLIANCE"))
                        .orElse(false);
    }

    public static RiskClass risk(Change change, AccountId account) {
        if (irreversible(change)) {
            return RiskClass.R3;
        }
        var additive = change.kind() == Change.Kind.CREATE;
        return switch (change.facet()) {
            case TaggedKey key -> change.kind() == Change.Kind.DELETE ? RiskClass.R2 : RiskClass.R1;
            case KeyAlias alias -> additive ? RiskClass.R0 : RiskClass.R1;
            case KeyRotation rotation -> RiskClass.R0;
            case KeyTags tags -> RiskClass.R0;
            case KeyPolicy policy -> RiskClass.R2;
            case KeyUse use -> enables(change) ? RiskClass.R1 : RiskClass.R2;
            case S3 bucket -> RiskClass.R1;
            case Role role -> additive && !trustsOutsiders(change, account) ? RiskClass.R1 : RiskClass.R2;
            case ManagedPolicy policy -> additive && !allowsWholeService(change) ? RiskClass.R1 : RiskClass.R2;
            case RoleAttachment attachment -> RiskClass.R1;
            case RoleInlinePolicy inline -> additive && !deniesEverything(change) ? RiskClass.R1 : RiskClass.R2;
            case CloudTrail trail -> RiskClass.R1;
            case Logs logs -> additive ? RiskClass.R0 : RiskClass.R1;
            case CloudWatch alarm -> RiskClass.R0;
            case TopicPolicy policy -> RiskClass.R1;
            case Vault vault -> additive ? RiskClass.R0 : RiskClass.R1;
            case VaultTags tags -> RiskClass.R0;
            case VaultLock lock -> change.kind() == Change.Kind.CREATE ? RiskClass.R1 : RiskClass.R2;
            // Restores cost money, and what they bring back is there for hours.
            case RestoreTesting testing -> RiskClass.R1;
            case RestoreTestingSelection selection -> RiskClass.R1;
            case VaultPolicy policy -> RiskClass.R2;
            case LegalHold hold -> additive ? RiskClass.R1 : RiskClass.R2;
        };
    }

    /** Whether two states of a facet mean the same: policies by meaning, the rest by the fields that we set. */
    public static boolean same(WritableFacet facet, Optional<JsonNode> one, Optional<JsonNode> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() && other.isEmpty();
        }
        return Json.canonical(comparable(facet, one.get())).equals(Json.canonical(comparable(facet, other.get())));
    }

    /** The part of a state that counts when two are compared. */
    static JsonNode comparable(WritableFacet facet, JsonNode state) {
        return switch (facet) {
            case KeyPolicy policy -> PolicyDocument.of(state).meaning();
            case BucketPolicy policy -> PolicyDocument.of(state).meaning();
            case TopicPolicy policy -> PolicyDocument.of(state).meaning();
            case VaultPolicy policy -> PolicyDocument.of(state).meaning();
            case RoleInlinePolicy policy -> PolicyDocument.of(state).meaning();
            case Role role -> {
                var copy = without(state, "arn");
                copy.set("trust", PolicyDocument.of(state.path("trust")).meaning());
                yield copy;
            }
            case ManagedPolicy policy ->
                PolicyDocument.of(state.path("document")).meaning();
            case TaggedKey key -> without(state, "keyArn", "policy", "tags");
            case Vault vault -> without(state, "arn", "tags");
            case VaultLock lock -> {
                var copy = without(state, "changeableForDays", "lockDate");
                yield copy;
            }
            case Trail trail -> without(state, "arn");
            case LogGroup group -> without(state, "arn");
            case Alarm alarm -> without(state, "arn");
            case KeyAlias alias -> state;
            case KeyRotation rotation -> state;
            case KeyTags tags -> state;
            case KeyUse use -> state;
            case LegalHold hold -> without(state, "arn");
            case Bucket bucket -> without(state, "empty");
            case BucketEncryption encryption -> state;
            case BucketVersioning versioning -> state;
            case BucketLogging logging -> state;
            case BucketPublicAccessBlock block -> state;
            case RoleAttachment attachment -> state;
            case TrailSelectors selectors -> state;
            case TrailLogging logging -> state;
            case MetricFilter filter -> state;
            case VaultTags tags -> state;
            case RestoreTesting testing -> without(state, "arn");
            case RestoreTestingSelection selection -> state;
        };
    }

    private static boolean trustsOutsiders(Change change, AccountId account) {
        var trust = change.after().map(role -> role.path("trust").toString()).orElse("");
        return trust.contains("\"*\"")
                || ACCOUNT_IN_ARN
                        .matcher(trust)
                        .results()
                        .anyMatch(match -> !match.group(1).equals(account.value()));
    }

    /** Whether it allows all actions of a service, such as {@code backup:*}, or of all of them. */
    private static boolean allowsWholeService(Change change) {
        return change.after().stream()
                .flatMap(policy -> PolicyDocument.of(policy.path("document")).statements().stream())
                .filter(statement -> !PolicyReach.isDeny(statement))
                .anyMatch(statement -> statement.has("NotAction")
                        || PolicyReach.texts(statement.path("Action")).stream()
                                .anyMatch(action -> action.equals("*") || action.endsWith(":*")));
    }

    private static boolean enables(Change change) {
        return change.after().filter(use -> use.path("enabled").asBoolean()).isPresent();
    }

    /** Whether it takes every right from whoever meets its condition: their work stops. */
    private static boolean deniesEverything(Change change) {
        return change.after().stream()
                .flatMap(policy -> PolicyDocument.of(policy).statements().stream())
                .anyMatch(statement -> PolicyReach.isDeny(statement)
                        && PolicyReach.texts(statement.path("Action")).contains("*"));
    }

    private static ObjectNode without(JsonNode state, String... fields) {
        ObjectNode copy = state.deepCopy();
        copy.remove(java.util.List.of(fields));
        return copy;
    }
}
