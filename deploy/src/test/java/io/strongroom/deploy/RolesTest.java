package io.strongroom.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.onboarding.NeededActions;
import io.strongroom.domain.onboarding.RoleVersions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two roles of an account against the closed list of changes. */
class RolesTest {

    private static final Pattern READ = Pattern.compile("[a-z0-9-]+:(Get|List|Describe|Lookup)[A-Z].*");

    private final JsonNode resources =
            Yaml.read("deploy/cloudformation/roles.yaml").get("Resources");

    @Test
    void theRemediationRoleGrantsExactlyWhatChangesNeed() {
        assertEquals(
                List.of(), missing(NeededActions.changing(), allowed("RemediationRole")), "add these to roles.yaml");
        assertEquals(List.of(), missing(allowed("RemediationRole"), NeededActions.changing()), "no change needs these");
    }

    @Test
    void theReadRoleGrantsExactlyWhatReadingNeeds() {
        var granted = allowed("ReadRole");
        assertEquals(
                List.of(),
                granted.stream()
                        .filter(action -> !READ.matcher(action).matches())
                        .toList());
        assertEquals(List.of(), missing(NeededActions.reading(), granted), "add these to roles.yaml");
        assertEquals(List.of(), missing(granted, NeededActions.reading()), "nothing reads by these");
    }

    /** An inline policy of a role may have 10,240 characters, white space not counted. */
    @Test
    void theReadRoleFitsIntoOnePolicy() {
        assertTrue(policyStatements("ReadRole")
                        .mapToInt(statement -> statement.toString().length())
                        .sum()
                < 10_000);
    }

    /** A managed policy may have 6,144. */
    @Test
    void theRemediationRoleIsBoundByItsOwnPolicyWhichItCannotChange() {
        var bound = resources
                .at("/RemediationRole/Properties/PermissionsBoundary/Ref")
                .asText();
        assertEquals(
                bound,
                resources
                        .at("/RemediationRole/Properties/ManagedPolicyArns/0/Ref")
                        .asText());
        var policy = resources.at("/" + bound + "/Properties");
        assertTrue(policy.path("PolicyDocument").toString().length() < 6_000);
        assertEquals("RemediationRoleName", policy.at("/ManagedPolicyName/Ref").asText());
        var kept = policyStatements("RemediationRole")
                .filter(statement -> statement.path("Effect").asText().equals("Deny"))
                .filter(statement -> statement.path("Resource").toString().contains(":policy/${RemediationRoleName}"))
                .flatMap(statement -> texts(statement.get("Action")))
                .toList();
        assertTrue(kept.containsAll(List.of("iam:CreatePolicyVersion", "iam:DeletePolicyVersion", "iam:DeletePolicy")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadRole", "RemediationRole"})
    void nobodyAssumesARoleWithoutTheExternalId(String role) {
        var statements = statements(resources.at("/" + role + "/Properties/AssumeRolePolicyDocument/Statement"))
                .toList();
        assertFalse(statements.isEmpty());
        for (var statement : statements) {
            assertEquals("WorkerRoleArn", statement.at("/Principal/AWS/Ref").asText(), "the worker's role alone");
            if (texts(statement.get("Action")).anyMatch("sts:AssumeRole"::equals)) {
                var condition = statement.get("Condition").get("StringEquals").get("sts:ExternalId");
                assertEquals(
                        "${ExternalIdStem}-${AWS::AccountId}",
                        condition.get("Fn::Sub").asText());
            } else {
                assertEquals(
                        List.of("sts:SetSourceIdentity"),
                        texts(statement.get("Action")).toList());
            }
        }
    }

    @Test
    void recoveryPointsAreDeniedByName() {
        var denied = policyStatements("RemediationRole")
                .filter(statement -> statement.get("Effect").asText().equals("Deny"))
                .flatMap(statement -> texts(statement.get("Action")))
                .toList();
        assertTrue(denied.contains("backup:DeleteRecoveryPoint"), denied.toString());
        assertTrue(denied.contains("iam:UpdateAssumeRolePolicy"), "it must not widen itself: " + denied);
    }

    @Test
    void noActionIsAWildcardAndPassRoleIsBound() {
        var actions = new TreeSet<String>();
        actions.addAll(allowed("ReadRole"));
        actions.addAll(allowed("RemediationRole"));
        assertEquals(
                List.of(),
                actions.stream().filter(action -> action.contains("*")).toList());
        var passing = policyStatements("RemediationRole")
                .filter(statement -> statement.get("Effect").asText().equals("Allow"))
                .filter(statement -> texts(statement.get("Action")).anyMatch("iam:PassRole"::equals))
                .toList();
        assertEquals(1, passing.size());
        assertTrue(passing.getFirst().get("Condition").get("StringEquals").has("iam:PassedToService"));
    }

    @Test
    void whatTheRolesGrantHasAVersionOfItsOwn() {
        var granted = RoleVersions.digest(allowed("ReadRole"), allowed("RemediationRole"));
        int current = RoleVersions.current();
        assertEquals(
                RoleVersions.history().get(current),
                granted,
                () -> "what the roles grant has changed. While no account carries version " + current + ", write "
                        + current + "=" + granted + " in deploy/cloudformation/role-versions.properties. Once it is"
                        + " released, add " + (current + 1) + "=" + granted
                        + " there, and set RoleVersion and both tags"
                        + " in roles.yaml to " + (current + 1) + ".");
        assertEquals(
                current,
                Yaml.read("deploy/cloudformation/roles.yaml")
                        .at("/Metadata/Strongroom/RoleVersion")
                        .asInt());
        assertEquals(
                RoleVersions.history().size(),
                new HashSet<>(RoleVersions.history().values()).size(),
                "a version that grants what another did is none");
        assertEquals(
                IntStream.rangeClosed(1, current).boxed().toList(),
                List.copyOf(RoleVersions.history().keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadRole", "RemediationRole"})
    void bothRolesCarryTheVersion(String role) {
        var tags = statements(resources.at("/" + role + "/Properties/Tags"))
                .filter(tag -> tag.get("Key").asText().equals(RoleVersions.TAG))
                .map(tag -> tag.get("Value").asText())
                .toList();
        assertEquals(List.of(Integer.toString(RoleVersions.current())), tags);
    }

    private static List<String> missing(Set<String> wanted, Set<String> there) {
        return wanted.stream().filter(action -> !there.contains(action)).toList();
    }

    private TreeSet<String> allowed(String role) {
        var actions = new TreeSet<String>();
        policyStatements(role)
                .filter(statement -> statement.get("Effect").asText().equals("Allow"))
                .flatMap(statement -> texts(statement.get("Action")))
                .forEach(actions::add);
        return actions;
    }

    private Stream<JsonNode> policyStatements(String role) {
        var properties = resources.at("/" + role + "/Properties");
        var inline = statements(properties.path("Policies")).map(policy -> policy.path("PolicyDocument"));
        var managed = statements(properties.path("ManagedPolicyArns"))
                .map(policy -> resources.at("/" + policy.path("Ref").asText() + "/Properties/PolicyDocument"));
        return Stream.concat(inline, managed).flatMap(document -> statements(document.path("Statement")));
    }

    private static Stream<JsonNode> statements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Stream<String> texts(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? statements(oneOrMany).map(JsonNode::asText) : Stream.of(oneOrMany.asText());
    }
}
