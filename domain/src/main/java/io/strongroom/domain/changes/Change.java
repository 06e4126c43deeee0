package io.strongroom.domain.changes;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.strongroom.domain.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One primitive mutation: a facet goes from one state to another.
 *
 * @param before what was there when planning; empty when nothing was
 * @param after what shall be there; empty to delete
 */
public record Change(WritableFacet facet, Optional<JsonNode> before, Optional<JsonNode> after) {
    private static final Pattern MADE_BY = Pattern.compile("\\$\\{change\\.([1-9][0-9]?)}");

    /** What it does to the resource. */
    public enum Kind {
        CREATE,
        UPDATE,
        DELETE
    }

    public Change {
        before = before.filter(node -> !(node instanceof NullNode));
        after = after.filter(node -> !(node instanceof NullNode));
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("change: from nothing to nothing");
        }
    }

    public static Change create(WritableFacet facet, JsonNode after) {
        return new Change(facet, Optional.empty(), Optional.of(after));
    }

    public static Change put(WritableFacet facet, Optional<JsonNode> before, JsonNode after) {
        return new Change(facet, before, Optional.of(after));
    }

    @JsonIgnore
    public Kind kind() {
        if (before.isEmpty()) {
            return Kind.CREATE;
        }
        return after.isEmpty() ? Kind.DELETE : Kind.UPDATE;
    }

    /** The change that puts back what was there; of a key that was about to be deleted, all but that. */
    public Change inverse() {
        return new Change(
                facet, after, facet instanceof WritableFacet.KeyUse ? before.map(Change::withoutDeletion) : before);
    }

    private static JsonNode withoutDeletion(JsonNode use) {
        ObjectNode copy = use.deepCopy();
        return copy.put("pendingDeletion", false);
    }

    /** A stand-in for the ARN that change {@code n} of the same plan (from 1) will make. */
    public static String madeBy(int n) {
        return "${change." + n + "}";
    }

    /**
     * With every stand-in replaced, in states and in the facet itself.
     *
     * @param made ARNs by the number of the change that made them
     * @throws IllegalStateException when a needed one is not there yet
     */
    public Change resolved(Map<Integer, String> made) {
        UnaryOperator<String> fill = text -> MADE_BY.matcher(text).replaceAll(match -> {
            var arn = made.get(Integer.valueOf(match.group(1)));
            if (arn == null) {
                throw new IllegalStateException("change " + match.group(1) + " has made nothing yet");
            }
            return java.util.regex.Matcher.quoteReplacement(arn);
        });
        var facetTree = filled(Json.tree(facet), fill);
        return new Change(
                Json.convert(facetTree, WritableFacet.class),
                before.map(node -> filled(node, fill)),
                after.map(node -> filled(node, fill)));
    }

    /** Whether it still names something that another change has to make first. */
    @JsonIgnore
    public boolean unresolved() {
        return MADE_BY.matcher(Json.write(this)).find();
    }

    private static JsonNode filled(JsonNode node, UnaryOperator<String> fill) {
        return switch (node) {
            case TextNode text -> TextNode.valueOf(fill.apply(text.textValue()));
            case ObjectNode object -> {
                var copy = Json.object();
                object.properties().forEach(e -> copy.set(e.getKey(), filled(e.getValue(), fill)));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = Json.array();
                array.forEach(element -> copy.add(filled(element, fill)));
                yield copy;
            }
            default -> node;
        };
    }
}
