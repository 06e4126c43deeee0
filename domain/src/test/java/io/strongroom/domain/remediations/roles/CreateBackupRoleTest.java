package io.strongroom.domain.remediations.roles;

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
import io.strongroom.domain.changes.WritableFacet.ManagedPolicy;
import io.strongroom.domain.changes.WritableFacet.Role;
import io.strongroom.domain.iam.PolicyDocument;
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
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CreateBackupRoleTest {
    private static final Target IRELAND = new Target(new AccountId("123456789012"), new Region("eu-west-1"));
    private static final Target BEIJING = new Target(new AccountId("123456789012"), new Region("cn-north-1"));
    private static final String ADMIN = "arn:aws:iam::123456789012:role/BackupAdmin";
    private static final String USER = "arn:aws:iam::123456789012:user/backup-user";
    private static final String OUTSIDER = "arn:aws:iam::999999999999:role/Partner";
    private static final Role ROLE = new Role("operators");
    private static final ManagedPolicy POLICY = new ManagedPolicy("operators-backup-access");

    private final CreateBackupRole remediation = new CreateBackupRole();
    private final ParameterSchema schema =
            new ParameterSchema(remediation.spec().parameters());
    private final FacetWorld world = world(IRELAND);

    static FacetWorld world(Target target) {
        var world = new FacetWorld(target, Instant.parse("2026-01-02T03:04:05Z"));
        world.with(
                new ReadOnlyFacet.Caller(),
                Json.object()
                        .put("arn", "arn:aws:iam::123456789012:role/StrongroomRead")
                        .put("account", "123456789012"));
        for (var arn : List.of(ADMIN, USER)) {
            world.with(new ReadOnlyFacet.IamPrincipal(arn), Json.object().put("arn", arn));
        }
        return world;
    }

    private RemediationRequest request(Target target, ObjectNode parameters) {
        var filled = schema.withDefaults(parameters);
        assertEquals(List.of(), schema.check(filled, ""));
        return new RemediationRequest(remediation.spec().id(), target, filled);
    }

    private RemediationRequest request(String level, String... principals) {
        ObjectNode parameters = Json.object().put("roleName", "operators").put("accessLevel", level);
        parameters.set("trustedPrincipals", Json.tree(principals));
        return request(IRELAND, parameters);
    }

    private Proposal plan(RemediationRequest request) {
        return remediation.plan(request, world.snapshot(remediation, request));
    }

    private List<Change> changes(RemediationRequest request) {
        return assertInstanceOf(Proposal.Changes.class, plan(request)).changes();
    }

    private List<String> warned(RemediationRequest request) {
        return assertInstanceOf(Proposal.Changes.class, plan(request)).warnings().stream()
                .map(Warning::code)
                .toList();
    }

    private String refused(RemediationRequest request) {
        return assertInstanceOf(Proposal.Refused.class, plan(request)).code();
    }

    private static JsonNode after(Change change) {
        return change.after().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(AccessLevel.class)
    void everyLevelMakesAPolicyThatIamTakes(AccessLevel level) {
        var changes = changes(request(level.name(), ADMIN));
        assertEquals(3, changes.size());
        var document = after(changes.get(1)).path("document");
        var text = Json.write(document);
        assertFalse(document.path("Statement").isEmpty());
        assertFalse(text.contains("[]"), text);
        assertTrue(text.length() <= 6144, () -> "longer than a managed policy may be: " + text.length());
        assertFalse(text.contains("kms:CreateGrant"), "no key was named");
    }

    @ParameterizedTest
    @EnumSource(AccessLevel.class)
    void keysAreUsedThroughBackupOnly(AccessLevel level) {
        var key = world.makeKey();
        ObjectNode parameters = request(level.name(), ADMIN).parameters().deepCopy();
        parameters.set("kmsKeyArns", Json.array().add(key));
        var document = PolicyDocument.of(
                after(changes(request(IRELAND, parameters)).get(1)).path("document"));
        assertTrue(Json.write(document.document()).length() <= 6144);
        for (var statement : document.statements()) {
            var text = Json.write(statement);
            if (text.contains("kms:Decrypt") || text.contains("kms:CreateGrant")) {
                assertTrue(statement.path("Condition").toString().contains("kms:ViaService"), text);
                assertEquals(key, statement.path("Resource").asText());
            }
        }
    }

    @Test
    void operatorsNeitherRestoreNorDeleteAndPassBackupRolesOnly() {
        var text = Json.write(after(changes(request("BACKUP_OPERATOR", ADMIN)).get(1)));
        assertFalse(text.contains("Restore\""), text);
        assertFalse(text.contains("StartRestoreJob"));
        assertFalse(text.contains("Delete"));
        assertTrue(text.contains("\"iam:PassedToService\":\"backup.amazonaws.com\""));
        assertTrue(text.contains("arn:aws:iam::123456789012:role/service-role/AWSBackup*"));
    }

    @Test
    void administratorsAreDeniedWhatDestroys() {
        var document = PolicyDocument.of(
                after(changes(request("BACKUP_ADMIN", ADMIN)).get(1)).path("document"));
        for (var statement : document.statements()) {
            var text = Json.write(statement);
            if (statement.path("Effect").asText().equals("Deny")) {
                assertTrue(text.contains("backup:DeleteRecoveryPoint\"") && text.contains("kms:ScheduleKeyDeletion"));
                assertTrue(text.contains("backup:DeleteBackupVaultLockConfiguration"));
            } else {
                assertFalse(text.contains("\"backup:*\"") || text.contains("\"kms:*\""), text);
            }
        }
    }

    @Test
    void fullAccessNeedsAnApproverAndTheOthersDoNot() {
        for (var level : AccessLevel.values()) {
            var request = request(level.name(), ADMIN);
            var plan = Plan.of(request, changes(request), List.of(), world.now());
            assertEquals(
                    level == AccessLevel.FULL_ACCESS ? RiskClass.R2 : RiskClass.R1, plan.riskClass(), level.name());
        }
    }

    @Test
    void peopleNeedMfaAndRolesCannotShowIt() {
        var trust = PolicyDocument.of(
                after(changes(request("READ_ONLY", ADMIN, USER, "123456789012")).getFirst())
                        .path("trust"));
        assertEquals(2, trust.statements().size());
        var people = trust.statements().getFirst();
        assertEquals(
                "true", people.at("/Condition/Bool/aws:MultiFactorAuthPresent").asText());
        assertEquals(
                "3600",
                people.at("/Condition/NumericLessThan/aws:MultiFactorAuthAge").asText());
        assertEquals(Json.tree(List.of("arn:aws:iam::123456789012:root", USER)), people.at("/Principal/AWS"));
        assertEquals(ADMIN, trust.statements().get(1).at("/Principal/AWS").asText());
        assertFalse(trust.statements().get(1).has("Condition"));
    }

    @Test
    void outsidersAreWarnedOfAndNeedAnApprover() {
        var request = request("READ_ONLY", OUTSIDER);
        assertEquals(List.of("principal-of-another-account"), warned(request));
        assertEquals(
                RiskClass.R2,
                Plan.of(request, changes(request), List.of(), world.now()).riskClass());
    }

    @Test
    void arnsAreThoseOfThePartition() {
        var arn = "arn:aws-cn:iam::123456789012:role/BackupAdmin";
        var china = world(BEIJING)
                .with(new ReadOnlyFacet.IamPrincipal(arn), Json.object().put("arn", arn));
        var parameters = Json.object().put("roleName", "operators").put("accessLevel", "BACKUP_OPERATOR");
        parameters.set("trustedPrincipals", Json.array().add(arn).add("999999999999"));
        var request = request(BEIJING, parameters);
        var plan = Json.write(remediation.plan(request, china.snapshot(remediation, request)));
        assertFalse(plan.contains("arn:aws:"), plan);
        assertTrue(plan.contains("arn:aws-cn:iam::999999999999:root"));
    }

    @Test
    void missingPrincipalIsRefused() {
        assertEquals("principal-missing", refused(request("READ_ONLY", "arn:aws:iam::123456789012:role/Nobody")));
        assertEquals(
                "principal-in-another-partition", refused(request("READ_ONLY", "arn:aws-cn:iam::123456789012:role/X")));
    }

    @Test
    void ownRoleAndRoleUnderAPathAreRefused() {
        world.with(
                new ReadOnlyFacet.Caller(),
                Json.object()
                        .put("arn", "arn:aws:iam::123456789012:role/operators")
                        .put("account", "123456789012"));
        assertEquals("own-role", refused(request("READ_ONLY", ADMIN)));
        world.with(
                new ReadOnlyFacet.Caller(),
                Json.object()
                        .put("arn", "arn:aws:iam::123456789012:role/StrongroomRead")
                        .put("account", "123456789012")
                        .put("changesAs", "arn:aws:iam::123456789012:role/operators"));
        assertEquals("own-role", refused(request("READ_ONLY", ADMIN)), "the role that makes the changes");
        world.without(new ReadOnlyFacet.Caller());
        world.with(
                ROLE,
                Json.object()
                        .put("arn", "arn:aws:iam::123456789012:role/team/operators")
                        .set("trust", trust("sts:AssumeRole", ADMIN)));
        assertEquals("role-has-a-path", refused(request("READ_ONLY", ADMIN)));
    }

    @Test
    void missingKeyIsRefused() {
        ObjectNode parameters = request("READ_ONLY", ADMIN).parameters().deepCopy();
        parameters.set("kmsKeyArns", Json.array().add("arn:aws:kms:eu-west-1:123456789012:key/none"));
        assertEquals("key-missing", refused(request(IRELAND, parameters)));
    }

    @Test
    void policyThatOthersMadeIsNotTouched() {
        world.make(POLICY, Json.object().set("document", trust("s3:GetObject", ADMIN)));
        assertEquals("policy-is-not-ours", refused(request("READ_ONLY", ADMIN)));
    }

    @Test
    void roleThatOthersMadeKeepsItsStatementsAndSettings() {
        var foreign = Json.object().put("description", "theirs").put("maxSessionSeconds", 7200);
        foreign.set("tags", Json.object().put("team", "payments"));
        foreign.set("trust", trust("sts:AssumeRole", OUTSIDER));
        world.make(ROLE, foreign);
        var request = request("READ_ONLY", ADMIN);
        assertTrue(warned(request).contains("role-gains-rights"));
        var after = after(changes(request).getFirst());
        assertEquals(7200, after.path("maxSessionSeconds").asInt());
        assertEquals(foreign.path("tags"), after.path("tags"));
        assertTrue(PolicyDocument.of(after.path("trust")).contains((ObjectNode)
                trust("sts:AssumeRole", OUTSIDER).path("Statement").get(0)));
    }

    @Test
    void whoIsTrustedAlreadyIsNotTrustedTwice() {
        world.make(ROLE, Json.object().set("trust", trust("sts:*", USER)));
        var request = request("READ_ONLY", USER);
        assertTrue(changes(request).stream().noneMatch(change -> change.facet() instanceof Role));
        assertTrue(warned(request).contains("trusted-without-mfa"));
    }

    @Test
    void givingUpMfaIsWarnedOf() {
        var strict = request("READ_ONLY", USER);
        world.apply(changes(strict));
        ObjectNode parameters = strict.parameters().deepCopy();
        var lax = request(IRELAND, parameters.put("requireMfa", false));
        assertTrue(warned(lax).contains("mfa-removed"));
        assertEquals(
                RiskClass.R2, Plan.of(lax, changes(lax), List.of(), world.now()).riskClass());
    }

    @Test
    void repeatChangesNothingAndTellsTheSame() {
        var request = request("FULL_ACCESS", ADMIN, USER);
        world.apply(changes(request));
        assertEquals(Proposal.of(List.of()), plan(request));
        var outputs = remediation.outputs(request, world.snapshot(remediation, request));
        assertEquals(
                "arn:aws:iam::123456789012:role/operators",
                outputs.path("roleArn").asText());
        assertEquals(
                "arn:aws:iam::123456789012:policy/operators-backup-access",
                outputs.path("policyArn").asText());
    }

    @Test
    void deniedReadIsUnreadable() {
        world.deny(ROLE, "iam:GetRole");
        var request = request("READ_ONLY", ADMIN);
        assertThrows(Unreadable.class, () -> plan(request));
    }

    @Test
    void everyStateIsReachedOnceAndLeftAsItWas() {
        var seen = RemediationLaws.hold(remediation, this::any, applied -> {
            var now =
                    PolicyDocument.of(applied.world().state(ROLE).orElseThrow().path("trust"));
            for (var statement : RoleWorlds.foreignTrust(applied.before())) {
                assertTrue(now.contains(statement), "lost " + statement);
            }
        });
        assertTrue(seen.containsKey("policy-is-not-ours"), seen::toString);
    }

    @Test
    void deniedReadsAreNoStates() {
        RemediationLaws.deniedReadsAreNoStates(remediation, this::any);
    }

    private Case any(Random random) {
        var world = RoleWorlds.any(random);
        return new Case(world, request(IRELAND, RoleWorlds.parameters(random, world)));
    }

    @Test
    void documentsThatIamWouldNotTakeAreRefused() {
        ObjectNode parameters = request("BACKUP_ADMIN", ADMIN).parameters().deepCopy();
        var keys = parameters.putArray("kmsKeyArns");
        for (int i = 0; i < 10; i++) {
            keys.add("arn:aws:kms:us-east-1:123456789012:key/" + "k".repeat(127) + i);
        }
        assertEquals("policy-too-long", refused(request(IRELAND, parameters)));
        var outsiders = IntStream.range(0, 20)
                .mapToObj(i -> "arn:aws:iam::999999999999:role/" + "r".repeat(120) + i)
                .toArray(String[]::new);
        assertEquals("trust-too-long", refused(request("READ_ONLY", outsiders)));
    }

    private static JsonNode trust(String action, String principal) {
        return Json.parse("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"%s"}]}""".formatted(principal, action));
    }
}
