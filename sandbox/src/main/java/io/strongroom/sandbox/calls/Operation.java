package io.strongroom.sandbox.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.json.Json;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * One read of a simulated service.
 *
 * @param name as AWS calls it, such as {@code DescribeVpcs}
 * @param action the IAM action; empty when it is the service's with the same name
 * @param answer makes the answer's members
 */
public record Operation(String name, Optional<String> action, Function<Asked, JsonNode> answer) {

    /** A read with an answer of its own making. */
    public static Operation of(String name, Function<Asked, JsonNode> answer) {
        return new Operation(name, Optional.empty(), answer);
    }

    /**
     * Lists all documents of a kind, page by page.
     *
     * @param member the list in the answer
     */
    public static Operation list(String name, Kept kept, String member) {
        return listing(name, kept, member, asked -> document -> true, document -> document);
    }

    /**
     * The same of those that the request names, or all when it names none.
     *
     * @param by the request's member, text or list of texts
     * @param of what is compared with it, a member of the document
     */
    public static Operation list(String name, Kept kept, String member, String by, String of) {
        return listing(name, kept, member, asked -> named(asked.request().path(by), of), document -> document);
    }

    /** Lists one member of each document, where the service's list has only ids or names. */
    public static Operation ids(String name, Kept kept, String member, String of) {
        return listing(name, kept, member, asked -> document -> true, document -> document.path(of));
    }

    private static Operation listing(
            String name,
            Kept kept,
            String member,
            Function<Asked, Predicate<JsonNode>> which,
            Function<JsonNode, JsonNode> shown) {
        return of(
                name,
                asked -> asked.page(
                        member,
                        asked.all(kept).stream().filter(which.apply(asked)).toList(),
                        kept::idOf,
                        shown));
    }

    private static Predicate<JsonNode> named(JsonNode wanted, String of) {
        return document -> wanted.isMissingNode()
                || wanted.isEmpty() && wanted.isArray()
                || wanted.equals(document.path(of))
                || StreamSupport.stream(wanted.spliterator(), false).anyMatch(document.path(of)::equals);
    }

    /**
     * Answers with one document's own members.
     *
     * @param by the request's member that names it
     * @param of the document's member that has this name
     * @param missing the error code when there is none such
     */
    public static Operation get(String name, Kept kept, String by, String of, String missing) {
        return of(
                name,
                asked -> asked.all(kept).stream()
                        .filter(document -> document.path(of).asText().equals(asked.text(by)))
                        .findFirst()
                        .orElseThrow(() ->
                                asked.error(missing, 400, "There is no " + kept.id() + " " + asked.text(by) + ".")));
    }

    /** Answers with what is there once in a place, over what AWS has there before anybody set it. */
    public static Operation setting(String name, Kept kept, ObjectNode unset) {
        return of(name, asked -> {
            var answer = unset.deepCopy();
            asked.all(kept).stream().findFirst().ifPresent(set -> answer.setAll((ObjectNode) set));
            return answer;
        });
    }

    /** Answers with what is there once in a place, and refuses with that code when it was never set. */
    public static Operation setting(String name, Kept kept, String missing, int status, String message) {
        return of(
                name,
                asked -> asked.all(kept).stream().findFirst().orElseThrow(() -> asked.error(missing, status, message)));
    }

    /** The same answer as a member of the answer. */
    public Operation under(String member) {
        return new Operation(name, action, asked -> {
            var all = Json.object();
            all.set(member, answer.apply(asked));
            return all;
        });
    }

    /** The same with another IAM action. */
    public Operation allowedBy(String other) {
        return new Operation(name, Optional.of(other), answer);
    }
}
