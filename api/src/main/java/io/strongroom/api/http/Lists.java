package io.strongroom.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What all lists have in common: limits, filters, links. */
public final class Lists {
    /** The media type of a list or batch with one JSON value a line. */
    public static final String NDJSON = "application/x-ndjson";

    /** Items on a page unless asked otherwise. */
    public static final int DEFAULT = 50;
    /** Most items on a page; asking for more gives this many. */
    public static final int MOST = 500;

    private Lists() {}

    /** Where this page and the next one are. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "Links", description = "Where this page and the next one are.")
    public record Links(
            @Schema(description = "This page.", examples = "/api/v1/jobs", maxLength = 4000)
            String self,

            @Schema(
                    description = "The next page; absent at the end.",
                    examples = "/api/v1/jobs?cursor=abc",
                    maxLength = 4000)
            @Nullable
            String next) {

        /** @param self path and query of this page */
        public static Links of(String self, @Nullable String cursor) {
            if (cursor == null) {
                return new Links(self, null);
            }
            var bare = self.replaceAll("([?&])cursor=[^&]*&?", "$1").replaceAll("[?&]$", "");
            return new Links(self, bare + (bare.contains("?") ? "&" : "?") + "cursor=" + cursor);
        }
    }

    /** @throws Rejected {@code malformed-request} unless it is a number from 1; larger than the most is coerced */
    public static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1) {
            throw malformed("limit", "must be a number from 1 to " + MOST);
        }
        return Math.min(MOST, Integer.parseInt(text));
    }

    /** @throws Rejected {@code malformed-request} unless it is a number from 0 */
    public static long position(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw malformed(name, "must be a number from 0");
        }
        return Long.parseLong(text);
    }

    /** @throws Rejected {@code malformed-request} unless it is absent or {@code -createdAt} */
    public static void requireNewestFirst(@Nullable String sort) {
        if (sort != null && !sort.equals("-createdAt")) {
            throw malformed("sort", "can only be -createdAt");
        }
    }

    /** @throws Rejected {@code malformed-request} unless it is true or false; absent is false */
    public static boolean flag(String name, @Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.isEmpty() || text.equals("true")) {
            return true;
        }
        throw malformed(name, "must be true or false");
    }

    /**
     * The values of a comma-separated filter.
     *
     * @param parse throws IllegalArgumentException for what is not a value
     * @throws Rejected {@code malformed-request}
     */
    public static <T> Set<T> values(String name, @Nullable String text, Function<String, T> parse) {
        var values = new LinkedHashSet<T>();
        if (text == null || text.isBlank()) {
            return values;
        }
        for (var part : text.split(",")) {
            try {
                values.add(parse.apply(part.strip()));
            } catch (IllegalArgumentException e) {
                throw malformed(name, "has a value that is not possible here");
            }
        }
        return values;
    }

    /** What two filters both allow, an empty set allowing everything; empty when that is nothing. */
    public static <T> Optional<Set<T>> both(Set<T> plain, Set<T> terms) {
        if (plain.isEmpty() || terms.isEmpty()) {
            return Optional.of(plain.isEmpty() ? terms : plain);
        }
        var common = new LinkedHashSet<>(plain);
        common.retainAll(terms);
        return common.isEmpty() ? Optional.empty() : Optional.of(common);
    }

    /** @throws IllegalArgumentException unless the text is one of the allowed ones */
    public static Function<String, String> oneOf(String... allowed) {
        return text -> {
            if (Arrays.asList(allowed).contains(text)) {
                return text;
            }
            throw new IllegalArgumentException(text);
        };
    }

    /** A position in a list of things with UUIDs. */
    public static UUID uuid(String position) {
        return UUID.fromString(position);
    }

    /** Path and query of the request, as they were sent. */
    public static String here(UriInfo uri) {
        var request = uri.getRequestUri();
        var query = request.getRawQuery();
        return request.getRawPath() + (query == null || query.isEmpty() ? "" : "?" + query);
    }

    /**
     * The page as JSON, or its items one a line when the caller would rather have that; with all fields of an item, or some.
     *
     * @param page has its items in {@code items}
     * @param item the record that items are
     */
    public static Response answer(
            Object page, Class<? extends Record> item, Links links, ListAsk ask, HttpHeaders headers) {
        var tree = Json.tree(page);
        var fields = fields(item, ask.fields);
        if (!fields.isEmpty()) {
            tree.path("items").forEach(one -> ((ObjectNode) one).retain(fields));
        }
        if (!prefersLines(headers)) {
            return Response.ok(Json.write(tree), MediaType.APPLICATION_JSON_TYPE)
                    .build();
        }
        var lines = tree.path("items")
                .valueStream()
                .map(one -> Json.write(one) + "\n")
                .collect(Collectors.joining());
        var response = Response.ok(lines, NDJSON);
        if (links.next() != null) {
            response.header(HttpHeaders.LINK, "<" + links.next() + ">; rel=\"next\"");
        }
        return response.build();
    }

    /** @throws Rejected {@code malformed-request} for a field that items do not have; empty: all of them */
    public static Set<String> fields(Class<? extends Record> item, @Nullable String asked) {
        var known = Arrays.stream(item.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        var fields = values("fields", asked, Function.identity());
        for (var field : fields) {
            if (!known.contains(field)) {
                throw malformed(
                        "fields", "names a field that items do not have; they have " + String.join(", ", known));
            }
        }
        return fields;
    }

    /** Whether the caller names the line format before plain JSON. */
    public static boolean prefersLines(HttpHeaders headers) {
        return preferred(headers, List.of(MediaType.APPLICATION_JSON, NDJSON)).equals(NDJSON);
    }

    /**
     * The media type that the caller names first.
     *
     * @param offered types without parameters; the first of them when the caller has no wish
     */
    public static String preferred(HttpHeaders headers, List<String> offered) {
        return headers.getAcceptableMediaTypes().stream()
                .flatMap(type -> offered.stream()
                        .filter(one -> type.isCompatible(MediaType.valueOf(one)))
                        .limit(1))
                .findFirst()
                .orElse(offered.getFirst());
    }

    /** What to throw for a query parameter that cannot be read. */
    public static Rejected malformed(String parameter, String detail) {
        var errors = List.of(new FieldError(parameter, "query", detail));
        return new Rejected(new Problem(
                ProblemCode.MALFORMED_REQUEST,
                "The query parameter " + parameter + " " + detail + ".",
                errors,
                null,
                null,
                null));
    }
}
