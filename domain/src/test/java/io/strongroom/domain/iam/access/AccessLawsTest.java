package io.strongroom.domain.iam.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.iam.Glob;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds of every policy, on policies drawn with a fixed seed. */
class AccessLawsTest {
    private static final int DRAWS = 3_000;
    private static final List<String> ACTIONS = List.of(
            "backup:DeleteRecoveryPoint", "backup:ListBackupVaults", "kms:Decrypt", "iam:PassRole", "s3:GetObject");
    private static final List<String> PATTERNS =
            List.of("*", "backup:*", "BACKUP:delete*", "kms:Decryp?", "iam:*", "s3:Get*", "backup:List*", "*:*");
    private static final List<String> RESOURCES =
            List.of("*", "arn:aws:s3:::a*", "arn:aws:s3:::a/?", "arn:aws:s3:::${aws:username}/*");
    private static final List<String> ASKED = List.of("arn:aws:s3:::a", "arn:aws:s3:::a/b", "arn:aws:s3:::ann/x");
    private static final List<String> KEYS =
            List.of("aws:username", "aws:SourceIp", "aws:SecureTransport", "aws:PrincipalTag/team");
    private static final List<String> OPERATORS = List.of(
            "StringEquals",
            "StringNotEquals",
            "StringLike",
            "StringNotLikeIfExists",
            "Bool",
            "Null",
            "IpAddress",
            "NotIpAddress",
            "ForAnyValue:StringLike",
            "ForAllValues:StringNotEquals",
            "ArnLike",
            "NumericLessThan");
    private static final List<String> VALUES = List.of("ann", "a*", "true", "false", "10.0.0.0/8", "10.1.2.3", "7");
    private final Random random = new Random(20_261_124);

    @Test
    void orderOfStatementsAndCaseOfActionsCarryNoMeaning() {
        for (int i = 0; i < DRAWS; i++) {
            var document = document();
            var request = request();
            var shuffled = new ArrayList<>(document.statements());
            Collections.shuffle(shuffled, random);
            var shouted = new Request(
                    request.principal(),
                    request.action().toUpperCase(Locale.ROOT),
                    request.resource(),
                    request.context());
            assertEquals(label(document, request), label(new PolicyDocument(shuffled, document.source()), shouted));
        }
    }

    @Test
    void documentsOfOneMeaningDecideAlike() {
        for (int i = 0; i < DRAWS; i++) {
            var document = document();
            var normal = Json.object().put("Version", "2012-10-17").set("Statement", document.meaning());
            var request = request();
            assertEquals(label(document, request), label(PolicyDocument.of(normal), request), document::toString);
        }
    }

    @Test
    void denyNeverAllowsMore() {
        for (int i = 0; i < DRAWS; i++) {
            var document = document();
            var request = request();
            var more = new ArrayList<>(document.statements());
            more.add(statement("Deny"));
            var after = label(new PolicyDocument(more, document.source()), request);
            var before = label(document, request);
            assertTrue(rank(after) <= rank(before), () -> before + " became " + after + ": " + more);
        }
    }

    @Test
    void allowNeverDeniesMore() {
        for (int i = 0; i < DRAWS; i++) {
            var document = document();
            var request = request();
            var more = new ArrayList<>(document.statements());
            more.add(statement("Allow"));
            assertTrue(rank(label(new PolicyDocument(more, document.source()), request))
                    >= rank(label(document, request)));
        }
    }

    @Test
    void knowingMoreNeverTurnsASureAnswer() {
        for (int i = 0; i < DRAWS; i++) {
            var document = document();
            var request = request();
            var before = label(document, request);
            var after = label(document, request.with(pick(KEYS), pick(VALUES)));
            if (!before.equals("DEPENDS") && request.context().isEmpty()) {
                assertEquals(before, after, document::toString);
            }
        }
    }

    @Test
    void knowingAllLeavesNothingOpen() {
        for (int i = 0; i < DRAWS; i++) {
            var request = request();
            for (var key : KEYS) {
                request = random.nextBoolean() ? request.with(key, pick(VALUES)) : request.with(key);
            }
            assertFalse(label(document(), request).equals("DEPENDS"));
        }
    }

    @Test
    void wildcardsAgreeWithRegularExpressions() {
        for (int i = 0; i < DRAWS; i++) {
            var pattern = word("ab*?");
            var text = word("ab");
            var regex = Pattern.compile(pattern.replace("*", ".*").replace("?", "."));
            assertEquals(regex.matcher(text).matches(), Glob.covers(pattern, text), pattern + " " + text);
        }
    }

    @Test
    void coveringPatternTakesWhatTheCoveredTakes() {
        for (int i = 0; i < DRAWS; i++) {
            var wide = word("ab*?");
            var narrow = word("ab*?");
            var text = word("ab");
            if (Glob.covers(narrow, text)) {
                assertTrue(!Glob.covers(wide, narrow) || Glob.covers(wide, text), wide + " " + narrow + " " + text);
                assertTrue(!Glob.covers(wide, text) || Glob.meets(wide, narrow), wide + " " + narrow + " " + text);
            }
        }
    }

    private static String label(PolicyDocument document, Request request) {
        return Access.decide(request, PrincipalPolicies.of(Policy.of("p", document)))
                .label();
    }

    private static int rank(String label) {
        return List.of("DENIED", "DEPENDS", "ALLOWED").indexOf(label);
    }

    private Request request() {
        var request = Request.of(Caller.identity("arn:aws:iam::123456789012:user/ann"), pick(ACTIONS), pick(ASKED));
        return random.nextInt(3) == 0 ? request.with(pick(KEYS), pick(VALUES)) : request;
    }

    private PolicyDocument document() {
        var statements = new ArrayList<ObjectNode>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            statements.add(statement(random.nextInt(3) == 0 ? "Deny" : "Allow"));
        }
        return new PolicyDocument(statements, Json.object().put("Version", "2012-10-17"));
    }

    private ObjectNode statement(String effect) {
        var statement = Json.object().put("Effect", effect);
        statement.set(random.nextInt(5) == 0 ? "NotAction" : "Action", some(PATTERNS));
        statement.set(random.nextInt(5) == 0 ? "NotResource" : "Resource", some(RESOURCES));
        for (int i = random.nextInt(3); i > 0; i--) {
            statement
                    .withObjectProperty("Condition")
                    .withObjectProperty(pick(OPERATORS))
                    .set(pick(KEYS), some(VALUES));
        }
        return statement;
    }

    private ArrayNode some(List<String> choices) {
        var array = Json.array().add(pick(choices));
        return random.nextBoolean() ? array.add(pick(choices)) : array;
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String word(String letters) {
        var word = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
