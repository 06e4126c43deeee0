package io.strongroom.web.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DiffLooksTest {
    private static final String READ = """
            {"Sid":"Read","Effect":"Allow","Principal":{"AWS":"*"},"Action":["s3:GetObject","s3:List*"],"Resource":"*"}""";

    @Test
    void appliedPatchGivesWhatWasWanted() {
        var random = new Random(7);
        for (var i = 0; i < 500; i++) {
            var before = some(random, 3);
            var after = some(random, 3);
            var patch = JsonPatch.of(Optional.of(before), Optional.of(after));
            assertEquals(after, applied(patch, before), () -> before + " " + patch);
        }
        assertEquals(
                "[]",
                JsonPatch.of(Optional.of(Json.parse("[1]")), Optional.of(Json.parse("[1]")))
                        .toString());
    }

    @Test
    void patchOfWhatWasNotThereOrGoesIsTheWhole() {
        var state = Optional.of(Json.parse("{\"a~/b\":1}"));
        assertEquals(
                Json.parse("[{\"op\":\"add\",\"path\":\"\",\"value\":{\"a~/b\":1}}]"),
                JsonPatch.of(Optional.empty(), state));
        assertEquals(Json.parse("[{\"op\":\"remove\",\"path\":\"\"}]"), JsonPatch.of(state, Optional.empty()));
        assertEquals(
                Json.parse("[{\"op\":\"remove\",\"path\":\"/a~0~1b\"}]"),
                JsonPatch.of(state, Optional.of(Json.object())));
    }

    @Test
    void narrowerStatementAllowsLessAndWiderMore() {
        assertEquals("Allows less", verdict(READ, READ.replace("\"*\"}", "\"arn:aws:iam::111111111111:role/b\"}")));
        assertEquals("Allows less", verdict(READ, READ.replace("s3:List*", "s3:ListBucket")));
        assertEquals("Allows more", verdict(READ, READ.replace("s3:GetObject", "s3:*")));
        var bounded = READ.replace(
                "\"Resource\":\"*\"}",
                "\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"}}}");
        assertEquals("Allows less", verdict(READ, bounded));
        assertEquals("Allows more", verdict(bounded, READ));
        assertEquals("Denies more", verdict(deny(bounded), deny(READ)));
        assertEquals("Turned from Allow to Deny", verdict(READ, deny(READ)));
    }

    @Test
    void wildcardsCoverEachOtherAsTheyDoForIam() {
        var one = READ.replace("s3:List*", "s3:List?");
        assertEquals("Allows more", verdict(one, READ), "a star is no single character");
        assertEquals("Allows less", verdict(READ, one));
        var literal = READ.replace("s3:List*", "s3:List${*}");
        assertEquals("Allows less", verdict(one, literal), "an escaped star is one");
    }

    @Test
    void whatIsNeitherIsLeftToTheReader() {
        assertEquals("Changed: compare what it says", verdict(READ, READ.replace("s3:GetObject", "s3:PutObject")));
        var both = READ.replace("s3:List*", "s3:ListBucket").replace("\"Resource\":\"*\"", "\"Resource\":\"arn:x\"");
        assertEquals("Allows less", verdict(READ, both));
        var mixed = both.replace("s3:GetObject", "*");
        assertEquals("Changed: compare what it says", verdict(READ, mixed));
        var not = READ.replace("\"Action\"", "\"NotAction\"");
        assertEquals("Changed: compare what it says", verdict(READ, not));
    }

    @Test
    void valuesAreShownAsWritten() {
        var diff = policies(READ, READ.replace("s3:List*", "s3:ListBucket"))
                .get(0)
                .statements()
                .get(0);
        assertEquals(List.of("Action s3:ListBucket"), diff.added());
        assertEquals(List.of("Action s3:List*"), diff.removed());
    }

    @Test
    void otherOrderIsTheSameMeaning() {
        var before = policy(READ, deny(READ).replace("Read", "Never"));
        var after = policy(
                deny(READ).replace("Read", "Never"),
                READ.replace("[\"s3:GetObject\",\"s3:List*\"]", "[\"s3:list*\",\"S3:GetObject\"]"));
        assertTrue(PolicyDiff.reorderedOnly(Optional.of(before), Optional.of(after)));
        assertTrue(PolicyDiff.of(Optional.of(before), Optional.of(after)).get(0).reordered());
        assertFalse(PolicyDiff.reorderedOnly(Optional.of(before), Optional.of(before)), "nothing changes at all");
        var more = ((ObjectNode) after.deepCopy()).put("Other", 1);
        assertFalse(PolicyDiff.reorderedOnly(Optional.of(before), Optional.of(more)));
    }

    @Test
    void policyInsideAStateIsFoundByItsPlace() {
        var before = Json.object();
        before.put("trust", policy(READ).toString());
        var diffs = PolicyDiff.of(Optional.of(before), Optional.of(Json.object()));
        assertEquals("/trust", diffs.get(0).path());
        assertEquals("Allow statement removed", diffs.get(0).statements().get(0).verdict());
    }

    @Test
    void changedLinesFaceEachOther() {
        var lines = JsonDiff.of(
                Optional.of(Json.parse("{\"a\":1,\"b\":2}")),
                Optional.of(Json.parse("{\"a\":2,\"b\":2,\"c\":3}")),
                true);
        var rows = SplitLine.of(lines);
        assertTrue(rows.stream().anyMatch(r -> r.before().removed() && r.after().added()));
        assertEquals(
                lines.stream().filter(DiffLine::added).count(),
                rows.stream().filter(r -> r.after().added()).count());
    }

    private static String verdict(String before, String after) {
        return policies(before, after).get(0).statements().get(0).verdict();
    }

    private static List<PolicyDiff> policies(String before, String after) {
        return PolicyDiff.of(Optional.of(policy(before)), Optional.of(policy(after)));
    }

    private static String deny(String statement) {
        return statement.replace("\"Allow\"", "\"Deny\"");
    }

    private static JsonNode policy(String... statements) {
        return Json.parse("{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}");
    }

    private static JsonNode some(Random random, int depth) {
        var kind = random.nextInt(depth == 0 ? 1 : 3);
        if (kind == 0) {
            return Json.tree(random.nextInt(3));
        }
        var size = random.nextInt(4);
        if (kind == 1) {
            var array = Json.array();
            for (var i = 0; i < size; i++) {
                array.add(some(random, depth - 1));
            }
            return array;
        }
        var object = Json.object();
        for (var i = 0; i < size; i++) {
            object.set(List.of("a", "b/c", "d~e").get(random.nextInt(3)), some(random, depth - 1));
        }
        return object;
    }

    /** As RFC 6902 says, for the operations that we make. */
    private static JsonNode applied(ArrayNode patch, JsonNode before) {
        var root = Json.object();
        root.set("root", before.deepCopy());
        for (var operation : patch) {
            var path = "/root" + operation.path("path").asText();
            var at = path.lastIndexOf('/');
            var parent = root.at(path.substring(0, at));
            var key = path.substring(at + 1).replace("~1", "/").replace("~0", "~");
            var value = operation.get("value");
            switch (operation.path("op").asText() + (parent.isArray() ? " element" : " field")) {
                case "add field", "replace field" -> ((ObjectNode) parent).set(key, value);
                case "remove field" -> ((ObjectNode) parent).remove(key);
                case "add element" -> ((ArrayNode) parent).insert(Integer.parseInt(key), value);
                case "replace element" -> ((ArrayNode) parent).set(Integer.parseInt(key), value);
                case "remove element" -> ((ArrayNode) parent).remove(Integer.parseInt(key));
                default -> throw new AssertionError(operation.toString());
            }
        }
        return root.get("root");
    }
}
