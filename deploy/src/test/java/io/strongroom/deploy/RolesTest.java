package io.strongroom.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.FacetRule;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.inventory.Kinds;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two roles of an account against the closed list of changes. */
class RolesTest {

    private static final Pattern READ = Pattern.compile("[a-z0-9-]+:(Get|List|Describe)[A-Z].*");
    private static final Target TARGET = new Target(new AccountId("123456789012"), new Region("eu-west-1"));

    private final JsonNode resources =
            Yaml.read("deploy/cloudformation/roles.yaml").get("Resources");

    @Test
    void theRemediationRoleGrantsExactlyWhatChangesNeed() {
        assertEquals(List.of(), missing(neededByChanges(), allowed("RemediationRole")), "add these to roles.yaml");
        assertEquals(List.of(), missing(allowed("RemediationRole"), neededByChanges()), "no change needs these");
    }

    @Test
    void theReadRoleGrantsExactlyWhatReadingNeeds() {
        var granted = allowed("ReadRole");
        assertEquals(
                List.of(),
                granted.stream()
                        .filter(action -> !READ.matcher(action).matches())
                        .toList());
        assertEquals(List.of(), missing(neededByReading(), granted), "add these to roles.yaml");
        assertEquals(List.of(), missing(granted, neededByReading()), "nothing reads by these");
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
                assertEquals("ExternalId", condition.get("Ref").asText());
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

    private static TreeSet<String> neededByChanges() {
        var actions = new TreeSet<String>();
        facets(WritableFacet.class).map(facet -> FacetRule.of(facet, TARGET)).forEach(rule -> {
            actions.addAll(List.of(rule.create(), rule.update(), rule.delete()));
            actions.addAll(rule.also());
        });
        assertTrue(actions.size() > 50, actions.toString());
        return actions;
    }

    /** What plans read and verify, what assessments read, and what tells which Regions there are. */
    private static TreeSet<String> neededByReading() {
        var actions = neededByChanges();
        actions.removeIf(action -> !READ.matcher(action).matches());
        Kinds.ALL.forEach(kind -> actions.addAll(kind.actions()));
        actions.addAll(List.of("ec2:DescribeRegions", "iam:GetUser", "sts:GetCallerIdentity"));
        return actions;
    }

    /** One of each kind: the permits of the sealed type are the whole list. */
    private static Stream<WritableFacet> facets(Class<?> type) {
        if (type.isSealed()) {
            return Stream.of(type.getPermittedSubclasses()).flatMap(RolesTest::facets);
        }
        try {
            var constructor = type.getDeclaredConstructors()[0];
            var arguments = Stream.of(constructor.getParameterTypes())
                    .map(parameter -> (Object) "sample")
                    .toArray();
            return Stream.of((WritableFacet) constructor.newInstance(arguments));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is not made of texts alone", e);
        }
    }
}
