package io.strongroom.domain.remediations.keys;

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
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet.KeyAlias;
import io.strongroom.domain.changes.WritableFacet.KeyPolicy;
import io.strongroom.domain.changes.WritableFacet.KeyRotation;
import io.strongroom.domain.changes.WritableFacet.KeyTags;
import io.strongroom.domain.changes.WritableFacet.TaggedKey;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.iam.PolicyStatement;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.inventory.Unreadable;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.FacetWorld;
import io.strongroom.domain.remediations.Given;
import io.strongroom.domain.remediations.Plan;
import io.strongroom.domain.remediations.RemediationLaws;
import io.strongroom.domain.remediations.RemediationRequest;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CreateBackupKeyTest {
    private static final String ALIAS = "alias/backup-critical-data";
    private static final String ADMIN = "arn:aws:iam::123456789012:role/BackupAdmin";
    private static final ObjectNode APP_USE = PolicyStatement.allow("AppUse")
            .principals("AWS", List.of("arn:aws:iam::123456789012:role/App"))
            .actions("kms:Decrypt")
            .resources("*")
            .build();

    private final CreateBackupKey remediation = new CreateBackupKey();
    private final FacetWorld world = Given.world();

    @Test
    void aNewKeyRotatesAndIsTaggedWhenItIsMade() {
        var plan = changes(remediation, world, request());
        assertEquals(
                List.of(new TaggedKey(ALIAS), new KeyRotation(Change.madeBy(1)), new KeyAlias(ALIAS)),
                plan.changes().stream().map(Change::facet).toList());
        var key = plan.changes().get(0).after().orElseThrow();
        assertEquals("production", key.path("tags").path("Environment").asText());
        assertEquals(ALIAS, key.path("tags").path("strongroom:alias").asText());
        assertEquals(
                RiskClass.R1,
                Plan.of(request(), plan.changes(), List.of(), Given.NOW).riskClass());

        world.apply(plan.changes());
        var arn = world.state(new KeyAlias(ALIAS)).orElseThrow().path("keyArn").asText();
        assertEquals(
                Json.object().put("enabled", true).put("periodDays", 365),
                world.state(new KeyRotation(arn)).orElseThrow());
        assertEquals(
                Json.object()
                        .put("keyArn", arn)
                        .put("keyId", arn.substring(arn.indexOf('/') + 1))
                        .put("alias", ALIAS),
                remediation.outputs(request(), world.snapshot(remediation, request())));
    }

    @Test
    void withoutAdministratorsNoStatementHasAnEmptyPrincipal() {
        var statements = keyPolicy(request()).statements();
        assertEquals(3, statements.size());
        statements.forEach(s -> assertFalse(s.path("Principal").path("AWS").isEmpty()
                && !s.path("Principal").path("AWS").isTextual()));
    }

    @Test
    void grantsAreForAwsResourcesOnlyAndUseIsThroughAwsBackup() {
        var text = keyPolicy(request()).document().toString();
        assertTrue(text.contains("\"kms:GrantIsForAWSResource\":\"true\""), text);
        assertTrue(text.contains("backup.eu-west-1.amazonaws.com"), text);
        assertFalse(text.contains("None"), text);
    }

    @Test
    void arnsAreOfTheTargetsPartition() {
        var china = new Target(new AccountId("123456789012"), new Region("cn-north-1"));
        var request = Given.request(remediation, china, Json.object().put("name", "critical-data"));
        var key = changes(remediation, Given.world(china), request)
                .changes()
                .get(0)
                .after()
                .orElseThrow();
        assertTrue(key.toString().contains("arn:aws-cn:iam::123456789012:root"), key::toString);
        assertFalse(key.toString().contains("arn:aws:"), key::toString);
    }

    @Test
    void administratorsManageTheKeyButNeitherUseNorDeleteIt() {
        world.with(new ReadOnlyFacet.IamPrincipal(ADMIN), Json.object().put("arn", ADMIN));
        var statement = keyPolicy(request(ADMIN)).statements().stream()
                .filter(s -> s.path("Sid").asText().equals("StrongroomKeyAdministrators"))
                .findFirst()
                .orElseThrow();
        assertEquals(ADMIN, statement.path("Principal").path("AWS").asText());
        assertFalse(statement.toString().contains("ScheduleKeyDeletion"));
        assertFalse(statement.toString().contains("kms:Decrypt"));
    }

    @Test
    void anAdministratorWhoIsNotThereIsRefused() {
        assertEquals("administrator-missing", refusal(remediation, world, request(ADMIN)));
        assertEquals(
                "administrator-in-another-partition",
                refusal(remediation, world, request("arn:aws-cn:iam::123456789012:role/BackupAdmin")));
    }

    @Test
    void anAdministratorOfAnotherAccountIsSaidToBeUnchecked() {
        var plan = changes(remediation, world, request("arn:aws:iam::210987654321:role/Keys"));
        assertEquals("administrator-of-another-account", plan.warnings().get(0).code());
    }

    @Test
    void theKeyBehindTheAliasIsAdoptedAndItsStatementsStay() {
        var arn = aliased();
        world.with(new KeyPolicy(arn), policy(APP_USE));
        world.with(new KeyTags(arn), Json.object().put("Owner", "payments").put("ManagedBy", "terraform"));
        var plan = changes(remediation, world, request());
        world.apply(plan.changes());
        var merged = PolicyDocument.of(world.state(new KeyPolicy(arn)).orElseThrow());
        assertTrue(merged.contains(APP_USE));
        assertEquals(4, merged.statements().size());
        var tags = world.state(new KeyTags(arn)).orElseThrow();
        assertEquals("payments", tags.path("Owner").asText());
        assertEquals("terraform", tags.path("ManagedBy").asText());
        assertEquals(
                RiskClass.R2,
                Plan.of(request(), plan.changes(), List.of(), Given.NOW).riskClass());
    }

    @Test
    void aTaggedKeyWithoutAliasIsAdoptedRatherThanMadeTwice() {
        var arn = world.make(new TaggedKey(ALIAS), tagged()).orElseThrow();
        var plan = changes(remediation, world, request());
        assertTrue(plan.changes().stream().noneMatch(change -> change.facet() instanceof TaggedKey));
        world.apply(plan.changes());
        assertEquals(
                arn,
                world.state(new KeyAlias(ALIAS)).orElseThrow().path("keyArn").asText());
    }

    @Test
    void aShorterRotationPeriodStaysAndALongerOneIsShortened() {
        world.apply(changes(remediation, world, request()).changes());
        var arn = world.state(new KeyAlias(ALIAS)).orElseThrow().path("keyArn").asText();
        world.with(new KeyRotation(arn), Json.object().put("enabled", true).put("periodDays", 90));
        assertEquals(List.of(), changes(remediation, world, request()).changes());
        world.with(new KeyRotation(arn), Json.object().put("enabled", true).put("periodDays", 2000));
        assertEquals(1, changes(remediation, world, request()).changes().size());
    }

    @Test
    void keysThatCannotProtectBackupsAreRefusedWithTheReason() {
        assertEquals("key-pending-deletion", refusedWith("state", "PendingDeletion"));
        assertEquals("key-disabled", refusedWith("state", "Disabled"));
        assertEquals("key-unusable", refusedWith("state", "PendingImport"));
        assertEquals("key-not-customer-managed", refusedWith("manager", "AWS"));
        assertEquals("key-not-symmetric", refusedWith("spec", "RSA_4096"));
        assertEquals("key-cannot-rotate", refusedWith("origin", "EXTERNAL"));
    }

    @Test
    void aPolicyThatDeniesItsOwnerControlIsRefused() {
        var arn = aliased();
        var deny = PolicyStatement.deny("Nobody")
                .everyone()
                .actions("kms:Put*")
                .resources("*")
                .build();
        world.with(new KeyPolicy(arn), policy(deny));
        assertEquals("policy-locks-out", refusal(remediation, world, request()));
        Given.twoRoles(world);
        var changes = PolicyStatement.deny("Nobody")
                .principals("AWS", List.of(Given.CHANGES_AS))
                .actions("kms:*")
                .resources("*")
                .build();
        world.with(new KeyPolicy(arn), policy(changes));
        assertEquals("policy-locks-out", refusal(remediation, world, request()));
    }

    @Test
    void aSingleRegionKeyCannotBecomeMultiRegion() {
        aliased();
        var parameters = Json.object().put("name", "critical-data").put("multiRegion", true);
        assertEquals("key-is-single-region", refusal(remediation, world, Given.request(remediation, parameters)));
    }

    @Test
    void aDeniedReadIsNotTakenForAbsence() {
        world.deny(new TaggedKey(ALIAS), "kms:ListKeys");
        assertThrows(Unreadable.class, () -> changes(remediation, world, request()));
    }

    @Test
    void lawsHoldInRandomWorlds() {
        var seen = RemediationLaws.hold(remediation, this::random, applied -> {
            assertReached(applied);
            assertNotWeaker(applied);
        });
        assertTrue(
                seen.keySet().containsAll(Set.of("changes", "nothing", "key-disabled", "policy-locks-out")),
                seen::toString);
    }

    private static void assertReached(RemediationLaws.Applied applied) {
        var arn = applied.world()
                .state(new KeyAlias(ALIAS))
                .orElseThrow()
                .path("keyArn")
                .asText();
        var rotation = applied.world().state(new KeyRotation(arn)).orElseThrow();
        assertTrue(rotation.path("enabled").asBoolean());
        assertTrue(rotation.path("periodDays").asInt()
                <= applied.request().parameters().path("rotationPeriodDays").asInt());
        var tags = applied.world().state(new KeyTags(arn)).orElseThrow();
        assertEquals(
                applied.request().text("environment"), tags.path("Environment").asText());
        assertEquals(ALIAS, tags.path("strongroom:alias").asText());
        var policy = PolicyDocument.of(applied.world().state(new KeyPolicy(arn)).orElseThrow());
        assertTrue(policy.contains(PolicyStatement.allow("AnyName")
                .principals("AWS", List.of("123456789012"))
                .actions("kms:*")
                .resources("*")
                .build()));
    }

    private static void assertNotWeaker(RemediationLaws.Applied applied) {
        applied.before().forEach((facet, was) -> {
            switch (facet) {
                case KeyPolicy policy -> {
                    var now = PolicyDocument.of(applied.world().state(facet).orElseThrow());
                    PolicyDocument.of(was).statements().stream()
                            .filter(s -> !s.path("Sid").asText().startsWith("Strongroom"))
                            .forEach(s -> assertTrue(now.contains(s), s::toString));
                }
                case KeyRotation rotation -> {
                    var now = applied.world().state(facet).orElseThrow();
                    assertTrue(now.path("enabled").asBoolean()
                            || !was.path("enabled").asBoolean());
                    assertTrue(!was.path("enabled").asBoolean()
                            || now.path("periodDays").asInt()
                                    <= was.path("periodDays").asInt());
                }
                case KeyTags tags ->
                    was.properties()
                            .forEach(tag -> assertTrue(
                                    applied.world().state(facet).orElseThrow().has(tag.getKey())));
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
        place.with(new ReadOnlyFacet.IamPrincipal(ADMIN), Json.object().put("arn", ADMIN));
        var parameters = Json.object()
                .put("name", "critical-data")
                .put("rotationPeriodDays", 90 + random.nextInt(2400))
                .put("environment", oneOf(random, "production", "staging"));
        maybe(random, ADMIN, "arn:aws:iam::210987654321:role/Keys")
                .ifPresent(
                        admin -> parameters.set("administrators", Json.array().add(admin)));
        var request = Given.request(remediation, parameters);
        var arn = switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> {
                place.apply(changes(remediation, place, request).changes());
                yield place.state(new KeyAlias(ALIAS))
                        .orElseThrow()
                        .path("keyArn")
                        .asText();
            }
            case 2 -> place.make(new TaggedKey(ALIAS), tagged()).orElseThrow();
            default -> {
                var key = place.makeKey();
                place.with(new KeyAlias(ALIAS), Json.object().put("keyArn", key));
                yield key;
            }
        };
        if (!arn.isEmpty()) {
            disturb(random, place, arn);
        }
        return new RemediationLaws.Case(place, request);
    }

    private static void disturb(Random random, FacetWorld place, String arn) {
        maybe(random, 90, 365, 1000, 2560)
                .ifPresent(days -> place.with(
                        new KeyRotation(arn), Json.object().put("enabled", true).put("periodDays", days)));
        maybe(
                        random,
                        policy(APP_USE),
                        policy(),
                        policy(PolicyStatement.deny("No")
                                .everyone()
                                .actions("kms:*")
                                .resources("*")
                                .build()))
                .filter(p -> random.nextInt(3) > 0)
                .ifPresent(p -> place.with(new KeyPolicy(arn), p));
        if (random.nextInt(10) == 0) {
            var key = place.state(new ReadOnlyFacet.Key(arn)).orElseThrow();
            place.with(
                    new ReadOnlyFacet.Key(arn),
                    FacetWorld.having(key, "state", Json.tree(oneOf(random, "Disabled", "PendingDeletion"))));
        }
        maybe(random, "Owner", "Environment", "ManagedBy").ifPresent(tag -> {
            ObjectNode tags = place.state(new KeyTags(arn)).orElseThrow().deepCopy();
            place.with(new KeyTags(arn), tags.put(tag, "theirs"));
        });
    }

    private String refusedWith(String field, String value) {
        var place = Given.world();
        var arn = place.makeKey();
        place.with(new KeyAlias(ALIAS), Json.object().put("keyArn", arn));
        var key = place.state(new ReadOnlyFacet.Key(arn)).orElseThrow();
        place.with(new ReadOnlyFacet.Key(arn), FacetWorld.having(key, field, Json.tree(value)));
        return refusal(remediation, place, request());
    }

    private String aliased() {
        var arn = world.makeKey();
        world.with(new KeyAlias(ALIAS), Json.object().put("keyArn", arn));
        return arn;
    }

    private static ObjectNode tagged() {
        var state = Json.object().put("description", "old").put("multiRegion", false);
        state.set("tags", Json.object().put("strongroom:alias", ALIAS));
        return state;
    }

    private PolicyDocument keyPolicy(RemediationRequest request) {
        JsonNode key =
                changes(remediation, world, request).changes().get(0).after().orElseThrow();
        return PolicyDocument.of(key.path("policy"));
    }

    private RemediationRequest request(String... administrators) {
        var parameters = Json.object().put("name", "critical-data");
        parameters.set("administrators", Json.tree(List.of(administrators)));
        return Given.request(remediation, parameters);
    }
}
