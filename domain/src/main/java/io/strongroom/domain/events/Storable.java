package io.strongroom.domain.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.strongroom.domain.json.Json;
import java.util.regex.Pattern;

/**
 * Text that a database keeps. Callers choose part of what CloudTrail records (a user agent, a session name): were an event
 * refused for a NUL in it, anybody could hide what they do.
 */
final class Storable {
    private static final Pattern SUSPECT = Pattern.compile("\\\\u(0000|[dD][89a-fA-F])");
    private static final Pattern UNSTORABLE =
            Pattern.compile("\\x00|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");
    private static final int LINE_MOST = 128;

    private Storable() {}

    /** The tree without such characters. Looking through it is worth it only where the text has an escape of one. */
    static JsonNode tree(String written, JsonNode tree) {
        return SUSPECT.matcher(written).find() || UNSTORABLE.matcher(written).find() ? cleaned(tree) : tree;
    }

    private static JsonNode cleaned(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(clean(node.textValue()));
        }
        if (node.isArray()) {
            var array = Json.array();
            node.forEach(element -> array.add(cleaned(element)));
            return array;
        }
        if (node.isObject()) {
            var object = Json.object();
            node.properties().forEach(one -> object.set(clean(one.getKey()), cleaned(one.getValue())));
            return object;
        }
        return node;
    }

    private static String clean(String text) {
        return UNSTORABLE.matcher(text).replaceAll("\ufffd");
    }

    /** One short line of it, for a list. */
    static String line(String text) {
        var line = clean(text).replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > LINE_MOST ? line.substring(0, LINE_MOST) : line;
    }
}
