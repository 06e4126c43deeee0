package io.strongroom.sandbox.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.iam.access.Access;
import io.strongroom.domain.iam.access.Caller;
import io.strongroom.domain.iam.access.Condition;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.iam.access.Principals;
import io.strongroom.domain.iam.access.Request;
import io.strongroom.domain.iam.access.Statement;
import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamStatement;
import software.amazon.awssdk.policybuilder.iam.IamValue;

/** Our reading of policy documents and the SDK's are one, on documents drawn with a fixed seed. */
class PolicyReadingTest {
    private static final int DRAWS = 2_000;
    private static final List<String> ACTIONS = List.of("*", "backup:*", "kms:Decrypt", "S3:get*", "iam:PassRole");
    private static final List<String> RESOURCES = List.of("*", "arn:aws:s3:::a", "arn:aws:s3:::a/*");
    private static final List<String> ACCOUNTS =
            List.of("123456789012", "arn:aws:iam::123456789012:root", "arn:aws:iam::210987654321:role/x", "*");
    private static final List<String> OPERATORS =
            List.of("StringEquals", "StringNotLikeIfExists", "ForAnyValue:StringLike", "Bool", "NumericLessThan");
    private static final List<String> KEYS = List.of("aws:PrincipalOrgID", "aws:SecureTransport", "kms:ViaService");
    private static final List<String> VALUES = List.of("o-1", "true", "7", "backup.*.amazonaws.com");
    private final Random random = new Random(20_261_124);

    @Test
    void everyElementIsReadAlike() {
        for (int i = 0; i < DRAWS; i++) {
            var document = document();
            var ours = Policy.of("p", document).statements();
            var theirs = IamPolicy.fromJson(Json.write(document)).statements();
            assertEquals(theirs.size(), ours.size());
            for (int at = 0; at < ours.size(); at++) {
                assertEquals(theirs(theirs.get(at)), ours(ours.get(at)), document::toString);
            }
        }
    }

    @Test
    void whatTheSdkWritesAgainDecidesAlike() {
        int allowed = 0;
        for (int i = 0; i < DRAWS; i++) {
            var document = document();
            var again = Json.parse(IamPolicy.fromJson(Json.write(document)).toJson());
            assertTrue(PolicyDocument.of(document).meansTheSameAs(PolicyDocument.of(again)), document::toString);
            var request =
                    Request.of(Caller.identity("arn:aws:iam::210987654321:role/x"), "kms:Decrypt", "arn:aws:s3:::a");
            var first = Access.byResourcePolicy(request, Policy.of("p", document));
            assertEquals(first, Access.byResourcePolicy(request, Policy.of("p", again)), document::toString);
            allowed += first.allowed() ? 1 : 0;
        }
        assertTrue(allowed > 10 && allowed < DRAWS, "drawn documents must differ in what they allow: " + allowed);
    }

    private static TreeSet<String> ours(Statement statement) {
        var all = new TreeSet<String>();
        all.add(statement.deny() ? "Deny" : "Allow");
        statement.actions().forEach(value -> all.add((statement.notActions() ? "NotAction " : "Action ") + value));
        statement
                .resources()
                .forEach(value -> all.add((statement.notResources() ? "NotResource " : "Resource ") + value));
        boolean allBut = statement.principals().form() == Principals.Form.ALL_BUT;
        statement
                .principals()
                .names()
                .forEach(name -> all.add((allBut ? "NotPrincipal " : "Principal ") + name.type() + " " + name.value()));
        for (Condition condition : statement.conditions()) {
            condition
                    .values()
                    .forEach(value -> all.add("Condition " + condition.name() + " " + condition.key() + " " + value));
        }
        return all;
    }

    private static TreeSet<String> theirs(IamStatement statement) {
        var all = new TreeSet<String>();
        all.add(statement.effect().equals(IamEffect.DENY) ? "Deny" : "Allow");
        statement.actions().forEach(value -> all.add("Action " + lower(value)));
        statement.notActions().forEach(value -> all.add("NotAction " + lower(value)));
        statement.resources().forEach(value -> all.add("Resource " + value.value()));
        statement.notResources().forEach(value -> all.add("NotResource " + value.value()));
        statement
                .principals()
                .forEach(one -> all.add("Principal " + type(one.type().value()) + " " + one.id()));
        statement
                .notPrincipals()
                .forEach(one -> all.add("NotPrincipal " + type(one.type().value()) + " " + one.id()));
        statement
                .conditions()
                .forEach(one ->
                        all.add("Condition " + one.operator().value() + " " + lower(one.key()) + " " + one.value()));
        return all;
    }

    private static String lower(IamValue value) {
        return value.value().toLowerCase(Locale.ROOT);
    }

    /** The SDK keeps the short form of everybody apart; IAM does not. */
    private static String type(String type) {
        return type.equals("*") ? "AWS" : type;
    }

    private JsonNode document() {
        var statements = Json.array();
        for (int i = random.nextInt(3); i >= 0; i--) {
            statements.add(statement());
        }
        return Json.object().put("Version", "2012-10-17").set("Statement", statements);
    }

    private ObjectNode statement() {
        var statement = Json.object().put("Sid", "S" + random.nextInt(100));
        statement.put("Effect", random.nextInt(4) == 0 ? "Deny" : "Allow");
        statement.set(random.nextInt(6) == 0 ? "NotPrincipal" : "Principal", principal());
        statement.set(random.nextInt(5) == 0 ? "NotAction" : "Action", some(ACTIONS));
        statement.set(random.nextInt(5) == 0 ? "NotResource" : "Resource", some(RESOURCES));
        for (int i = random.nextInt(3); i > 0; i--) {
            statement
                    .withObjectProperty("Condition")
                    .withObjectProperty(pick(OPERATORS))
                    .set(pick(KEYS), some(VALUES));
        }
        return statement;
    }

    private JsonNode principal() {
        if (random.nextInt(4) == 0) {
            return Json.tree("*");
        }
        var principal = Json.object();
        principal.set("AWS", some(ACCOUNTS));
        return random.nextBoolean() ? principal : principal.put("Service", "backup.amazonaws.com");
    }

    private JsonNode some(List<String> choices) {
        ArrayNode array = Json.array().add(pick(choices));
        return switch (random.nextInt(3)) {
            case 0 -> array.get(0);
            case 1 -> array;
            default -> array.add(pick(choices));
        };
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
