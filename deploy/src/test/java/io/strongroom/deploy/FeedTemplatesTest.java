package io.strongroom.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may put on the feed, and who may read it. What it lets through is held against the detectors in {@code domain}. */
class FeedTemplatesTest {
    private static final int PATTERN_MOST = 2_048;

    private final JsonNode hub =
            Yaml.read("deploy/cloudformation/feed-hub.yaml").get("Resources");
    private final JsonNode account =
            Yaml.read("deploy/cloudformation/feed-account.yaml").get("Resources");

    @Test
    void onlyTheRulesOfTheBusSendToTheQueue() {
        var sending = statements("QueuePolicy").stream()
                .filter(one -> allows(one, "sqs:SendMessage"))
                .toList();
        assertEquals(1, sending.size());
        assertEquals(
                "events.amazonaws.com",
                sending.getFirst().at("/Principal/Service").asText());
        var from = new TreeSet<String>();
        sending.getFirst()
                .at("/Condition/ArnEquals/aws:SourceArn")
                .forEach(arn -> from.add(arn.at("/Fn::GetAtt/0").asText()));
        assertEquals(rules(hub), from);
    }

    @Test
    void onlyTheWorkerReadsTheQueueAndNobodyInTheClear() {
        var reading = statements("QueuePolicy").stream()
                .filter(one -> allows(one, "sqs:ReceiveMessage"))
                .toList();
        assertEquals(1, reading.size());
        assertEquals(
                "WorkerRoleArn", reading.getFirst().at("/Principal/AWS/Ref").asText());
        var denied = statements("QueuePolicy").stream()
                .filter(one -> one.path("Effect").asText().equals("Deny"))
                .toList();
        assertEquals(
                "false",
                denied.getFirst().at("/Condition/Bool/aws:SecureTransport").asText());
    }

    @Test
    void onlyTheOrganizationPutsOnTheBus() {
        var policies = of(hub, "AWS::Events::EventBusPolicy");
        assertEquals(1, policies.size());
        var statement = policies.getFirst().at("/Properties/Statement");
        assertEquals("events:PutEvents", statement.path("Action").asText());
        assertEquals(
                "OrganizationId",
                statement.at("/Condition/StringEquals/aws:PrincipalOrgID/Ref").asText());
    }

    @Test
    void theQueueIsEncryptedEitherWay() {
        var queue = hub.at("/Queue/Properties");
        assertEquals(
                "[\"OwnKey\",{\"Ref\":\"AWS::NoValue\"},true]",
                queue.at("/SqsManagedSseEnabled/Fn::If").toString());
        assertEquals(
                "[\"OwnKey\",{\"Ref\":\"Key\"},{\"Ref\":\"AWS::NoValue\"}]",
                queue.at("/KmsMasterKeyId/Fn::If").toString());
        var sending = texts(hub.at("/Key/Properties/KeyPolicy/Statement")).stream()
                .filter(one -> one.at("/Principal/Service").asText().equals("events.amazonaws.com"))
                .toList();
        assertEquals(1, sending.size());
        assertTrue(
                sending.getFirst()
                        .at("/Condition/ArnLike/aws:SourceArn/Fn::Sub")
                        .asText()
                        .endsWith(":rule/${BusName}/strongroom-*"),
                "a key that any rule may use is used by any rule");
    }

    @Test
    void everyRuleHasTheNameThatTheKeyKnows() {
        Stream.concat(named(hub), named(account)).forEach(name -> assertTrue(name.startsWith("strongroom-"), name));
        assertEquals(named(account).distinct().count(), named(account).count(), "two rules of one name are one");
    }

    @Test
    void everyRuleOfAnAccountForwardsWithItsRoleAndWhatFailsAtTheHubIsKept() {
        for (var rule : of(account, "AWS::Events::Rule")) {
            var target = rule.at("/Properties/Targets/0");
            assertEquals("HubBusArn", target.at("/Arn/Ref").asText());
            assertEquals("ForwardingRole", target.at("/RoleArn/Fn::GetAtt/0").asText());
        }
        for (var rule : of(hub, "AWS::Events::Rule")) {
            var target = rule.at("/Properties/Targets/0");
            assertEquals("Queue", target.at("/Arn/Fn::GetAtt/0").asText());
            assertEquals(
                    "Undelivered",
                    target.at("/DeadLetterConfig/Arn/Fn::GetAtt/0").asText());
        }
    }

    @Test
    void theForwardingRoleIsEventBridgesAndPutsOnTheHubAlone() {
        var role = account.at("/ForwardingRole/Properties");
        var trust = role.at("/AssumeRolePolicyDocument/Statement/0");
        assertEquals("events.amazonaws.com", trust.at("/Principal/Service").asText());
        assertFalse(trust.at("/Condition/StringEquals/aws:SourceAccount").isMissingNode(), "anybody's rules would do");
        var granted = role.at("/Policies/0/PolicyDocument/Statement/0");
        assertEquals("events:PutEvents", granted.path("Action").asText());
        assertEquals("HubBusArn", granted.at("/Resource/Ref").asText());
    }

    @Test
    void everyPatternFitsIntoARule() {
        for (var template : List.of(hub, account)) {
            for (var rule : of(template, "AWS::Events::Rule")) {
                var pattern = rule.at("/Properties/EventPattern").toString();
                assertTrue(pattern.length() <= PATTERN_MOST, rule.at("/Properties/Name") + " has " + pattern.length());
            }
        }
    }

    /** With the linter that moto brings along; ./test prepares it. */
    @ParameterizedTest
    @ValueSource(strings = {"feed-hub.yaml", "feed-account.yaml", "roles.yaml"})
    void theLinterHasNothingToSay(String template) throws Exception {
        var python = System.getenv("STRONGROOM_PYTHON");
        assumeTrue(python != null, "no cfn-lint; run ./test");
        var file = Repository.file("deploy/cloudformation/" + template).toString();
        var linter = new ProcessBuilder(
                        python,
                        "-c",
                        "import sys; from cfnlint.runner.cli import main; sys.exit(main())",
                        "--regions",
                        "eu-west-1",
                        "--template",
                        file)
                .redirectErrorStream(true)
                .start();
        linter.getOutputStream().close();
        var said = new String(linter.getInputStream().readAllBytes());
        assertEquals(0, linter.waitFor(), said);
    }

    private List<JsonNode> statements(String policy) {
        return texts(hub.at("/" + policy + "/Properties/PolicyDocument/Statement"));
    }

    private static boolean allows(JsonNode statement, String action) {
        return statement.path("Effect").asText().equals("Allow")
                && (statement.path("Action").asText().equals(action)
                        || texts(statement.path("Action")).stream()
                                .anyMatch(one -> one.asText().equals(action)));
    }

    private static List<JsonNode> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static Stream<String> named(JsonNode template) {
        return of(template, "AWS::Events::Rule").stream()
                .map(rule -> rule.at("/Properties/Name").asText());
    }

    private static TreeSet<String> rules(JsonNode template) {
        var names = new TreeSet<String>();
        template.properties().stream()
                .filter(one -> one.getValue().path("Type").asText().equals("AWS::Events::Rule"))
                .forEach(one -> names.add(one.getKey()));
        return names;
    }

    private static List<JsonNode> of(JsonNode template, String type) {
        var found = new ArrayList<JsonNode>();
        template.forEach(resource -> {
            if (resource.path("Type").asText().equals(type)) {
                found.add(resource);
            }
        });
        return found;
    }
}
