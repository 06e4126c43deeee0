package io.strongroom.domain.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.json.Json;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WritableFacetTest {
    private static final Target TARGET = new Target(new AccountId("123456789012"), new Region("eu-west-1"));

    /** The blast radius. A line more needs an ADR. */
    private static final Set<String> ALL = Set.of(
            "TaggedKey",
            "KeyAlias",
            "KeyRotation",
            "KeyPolicy",
            "KeyTags",
            "KeyUse",
            "Bucket",
            "BucketEncryption",
            "BucketPolicy",
            "BucketVersioning",
            "BucketLogging",
            "BucketPublicAccessBlock",
            "Role",
            "ManagedPolicy",
            "RoleAttachment",
            "RoleInlinePolicy",
            "Trail",
            "TrailSelectors",
            "TrailLogging",
            "LogGroup",
            "MetricFilter",
            "Alarm",
            "TopicPolicy",
            "Vault",
            "VaultTags",
            "VaultLock",
            "RestoreTesting",
            "RestoreTestingSelection",
            "VaultPolicy",
            "LegalHold");

    @Test
    void theBlastRadiusIsPinned() {
        var names = new TreeSet<String>();
        facets().forEach(facet -> names.add(facet.getClass().getSimpleName()));
        assertEquals(new TreeSet<>(ALL), names);
    }

    @Test
    void noneOfItDeletesARecoveryPointOrRemovesALockByForce() {
        for (var facet : facets()) {
            var rule = FacetRule.of(facet, TARGET);
            var actions = new ArrayList<>(rule.also());
            actions.addAll(List.of(rule.create(), rule.update(), rule.delete()));
            actions.forEach(action -> {
                assertTrue(action.matches("[a-z0-9-]+:[A-Z][A-Za-z]+"), facet + " " + action);
                assertFalse(action.contains("RecoveryPoint"), facet + " " + action);
                assertFalse(action.equals("kms:DeleteImportedKeyMaterial"), facet + " " + action);
            });
        }
    }

    @Test
    void everyFacetSurvivesStorage() {
        for (var facet : facets()) {
            assertEquals(facet, Json.read(Json.write(facet), WritableFacet.class));
        }
    }

    @Test
    void aChangeAndItsInverseSwap() {
        var change = Change.put(
                new WritableFacet.BucketVersioning("b"),
                Optional.of(Json.object().put("status", "Suspended")),
                Json.object().put("status", "Enabled"));
        assertEquals(change, change.inverse().inverse());
        assertEquals(change.before(), change.inverse().after());
        assertEquals(change, Json.read(Json.write(change), Change.class));
    }

    @Test
    void undoingSchedulesNoDeletionOfAKey() {
        var use = new WritableFacet.KeyUse("k");
        var pending = Json.object().put("enabled", false).put("pendingDeletion", true);
        var enabled = Json.object().put("enabled", true).put("pendingDeletion", false);
        var inverse = Change.put(use, Optional.of(pending), enabled).inverse();
        assertEquals(Optional.of(Json.object().put("enabled", false).put("pendingDeletion", false)), inverse.after());
        assertEquals(RiskClass.R2, FacetRules.risk(inverse, TARGET.accountId()));
        var cancelled = Json.object().put("enabled", false).put("pendingDeletion", false);
        assertEquals(
                Standing.HALFWAY, Standing.of(Change.put(use, Optional.of(pending), enabled), Optional.of(cancelled)));
    }

    @Test
    void standInsAreFilledInFacetAndStates() {
        var change = Change.create(
                new WritableFacet.KeyRotation(Change.madeBy(1)), Json.object().put("arn", "x/" + Change.madeBy(1)));
        assertTrue(change.unresolved());
        var resolved = change.resolved(Map.of(1, "arn:aws:kms:eu-west-1:123456789012:key/k"));
        assertEquals(new WritableFacet.KeyRotation("arn:aws:kms:eu-west-1:123456789012:key/k"), resolved.facet());
        assertEquals(
                "x/arn:aws:kms:eu-west-1:123456789012:key/k",
                resolved.after().orElseThrow().path("arn").asText());
        assertThrows(IllegalStateException.class, () -> change.resolved(Map.of()));
    }

    @Test
    void aComplianceLockIsTheOneThatNobodyCanUndo() {
        var lock = new WritableFacet.VaultLock("v");
        var compliance =
                Change.create(lock, Json.object().put("mode", "COMPLIANCE").put("minRetentionDays", 7));
        var governance =
                Change.create(lock, Json.object().put("mode", "GOVERNANCE").put("minRetentionDays", 7));
        assertEquals(RiskClass.R3, FacetRules.risk(compliance, TARGET.accountId()));
        assertTrue(FacetRules.irreversible(compliance));
        assertEquals(RiskClass.R1, FacetRules.risk(governance, TARGET.accountId()));
        assertFalse(FacetRules.irreversible(governance));
    }

    @Test
    void whatAwsAssignsIsNotCompared() {
        var vault = new WritableFacet.Vault("v");
        assertTrue(FacetRules.same(
                vault,
                Optional.of(Json.object().put("kmsKeyArn", "k").put("arn", "a")),
                Optional.of(Json.object().put("kmsKeyArn", "k"))));
        assertFalse(FacetRules.same(
                vault,
                Optional.of(Json.object().put("kmsKeyArn", "k")),
                Optional.of(Json.object().put("kmsKeyArn", "other"))));
        assertFalse(FacetRules.same(
                vault, Optional.empty(), Optional.of(Json.object().put("kmsKeyArn", "k"))));
    }

    private static List<WritableFacet> facets() {
        var found = new ArrayList<WritableFacet>();
        collect(WritableFacet.class, found);
        return found;
    }

    private static void collect(Class<?> type, List<WritableFacet> found) {
        for (var permitted : type.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                found.add(instance(permitted));
            } else {
                collect(permitted, found);
            }
        }
    }

    private static WritableFacet instance(Class<?> type) {
        var components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return (WritableFacet) constructor.newInstance(
                    Arrays.stream(components).map(c -> c.getName()).toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.getName(), e);
        }
    }
}
