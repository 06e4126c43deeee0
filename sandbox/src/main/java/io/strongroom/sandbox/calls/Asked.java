package io.strongroom.sandbox.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Key;
import io.strongroom.sandbox.store.Shelf;
import io.strongroom.sandbox.store.Stored;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * A read that is being answered.
 *
 * @param request as {@link SdkJson} writes it
 * @param tells names of the answer's members
 */
public record Asked(Documents documents, Place place, Dialect dialect, ObjectNode request, Set<String> tells) {
    private static final int PAGE = 100;
    private static final List<String> MARKERS = List.of("NextToken", "nextToken", "Marker", "ExclusiveStartTableName");
    private static final List<String> NEXT_MARKERS =
            List.of("NextToken", "nextToken", "NextMarker", "LastEvaluatedTableName", "Marker");
    private static final List<String> LIMITS = List.of("MaxResults", "maxResults", "MaxRecords", "MaxItems", "Limit");

    /** Text that the request has under that name; empty text when it has none. */
    public String text(String member) {
        return request.path(member).asText();
    }

    /** All documents of the kind, in the order of ids. */
    public List<JsonNode> all(Kept kept) {
        return documents.list(shelf(kept, place)).stream().map(Stored::body).toList();
    }

    public Optional<JsonNode> find(Kept kept, String id) {
        return documents.get(key(kept, place, id));
    }

    /** An error that has only a code. */
    public AwsServiceException error(String code, int status, String message) {
        return dialect.error(code, status, message);
    }

    /**
     * Puts the page that is asked for into an answer; all of them where the API has no pages.
     *
     * @param member the list in the answer
     * @param key gives ids, by which the list is in order
     */
    public ObjectNode page(String member, List<JsonNode> all, Function<JsonNode, String> key) {
        return page(member, all, key, one -> one);
    }

    /** The same with each document changed into what the list tells of it. */
    public ObjectNode page(
            String member, List<JsonNode> all, Function<JsonNode, String> key, Function<JsonNode, JsonNode> shown) {
        var next = NEXT_MARKERS.stream().filter(tells::contains).findFirst();
        var page = next.isEmpty() ? new Page<>(all, null) : page(all, key);
        var answer = Json.object();
        var list = answer.putArray(member);
        page.items().forEach(one -> list.add(shown.apply(one)));
        if (page.next() != null) {
            answer.put(next.orElseThrow(), page.next());
        }
        return answer;
    }

    private Page<JsonNode> page(List<JsonNode> all, Function<JsonNode, String> key) {
        var limit = members(LIMITS).findFirst().map(JsonNode::intValue).orElse(null);
        var marker = members(MARKERS).findFirst().map(JsonNode::textValue).orElse(null);
        return Page.of(
                all, key, marker, limit, PAGE, () -> error("InvalidNextToken", 400, "No page has given that token."));
    }

    private Stream<JsonNode> members(List<String> names) {
        return names.stream().map(request::path).filter(Predicate.not(JsonNode::isMissingNode));
    }

    static Key key(Kept kept, Place place, String id) {
        return shelf(kept, place).key(id);
    }

    private static Shelf shelf(Kept kept, Place place) {
        return kept.global()
                ? place.globalShelf(kept.service(), kept.kind())
                : place.shelf(kept.service(), kept.kind());
    }
}
