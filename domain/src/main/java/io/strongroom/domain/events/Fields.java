package io.strongroom.domain.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.arns.Arn;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Fields of an envelope, read strictly: each failure names the field. */
final class Fields {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,32}");
    private static final Instant FIRST = Instant.parse("2013-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
    private static final int RESOURCES_MOST = 100;
    private static final int DEPTH_MOST = 6;

    private Fields() {}

    static AwsEvent notice(JsonNode envelope, String source, String type) {
        var resources = new LinkedHashSet<String>();
        arns(envelope.path("resources"), 0, resources);
        return new AwsEvent(
                id(envelope, "id"),
                time(envelope, "time"),
                account(envelope, "account"),
                region(envelope, "region"),
                source,
                type,
                AwsEvent.Kind.NOTICE,
                Optional.empty(),
                Optional.empty(),
                List.copyOf(resources),
                false,
                envelope.path("detail"));
    }

    static String text(JsonNode from, String field, int most) {
        var node = from.path(field);
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw new IllegalArgumentException(field + ": must be a text");
        }
        var text = node.textValue();
        if (text.length() > most || CONTROL.matcher(text).find()) {
            throw new IllegalArgumentException(
                    field + ": must have at most " + most + " characters, none of them a control character");
        }
        return text;
    }

    /** A text that may be missing, as one line: what callers choose is no reason to refuse the event. */
    static Optional<String> line(JsonNode from, String field, int most) {
        var text = CONTROL.matcher(from.path(field).asText("")).replaceAll(" ").strip();
        return text.isEmpty() || from.path(field).isNull()
                ? Optional.empty()
                : Optional.of(text.length() > most ? text.substring(0, most) : text);
    }

    static EventId id(JsonNode from, String field) {
        var text = text(from, field, 128);
        if (!EventId.fits(text)) {
            throw new IllegalArgumentException(field + ": must be letters, digits and . _ : / -");
        }
        return new EventId(text);
    }

    static AccountId account(JsonNode from, String field) {
        var text = from.path(field).asText();
        if (!AccountId.fits(text)) {
            throw new IllegalArgumentException(field + ": must be twelve digits");
        }
        return new AccountId(text);
    }

    static String region(JsonNode from, String field) {
        var text = from.path(field).asText();
        if (!REGION.matcher(text).matches()) {
            throw new IllegalArgumentException(field + ": must be a Region code");
        }
        return text;
    }

    static Instant time(JsonNode from, String field) {
        Instant at;
        try {
            at = Instant.parse(from.path(field).asText());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(field + ": must be a time such as 2026-11-24T12:00:00Z", e);
        }
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            throw new IllegalArgumentException(field + ": must be between 2013 and 2100");
        }
        return at;
    }

    /** Collects the ARNs in a tree; those within a text, as a policy's, are not looked for. */
    static void arns(JsonNode node, int depth, Collection<String> into) {
        if (depth > DEPTH_MOST || into.size() >= RESOURCES_MOST) {
            return;
        }
        if (node.isTextual()) {
            var text = node.textValue();
            if (text.startsWith("arn:") && Arn.parse(text).isPresent()) {
                into.add(text);
            }
        } else {
            node.forEach(child -> arns(child, depth + 1, into));
        }
    }

    static Set<String> arns(JsonNode node) {
        var all = new LinkedHashSet<String>();
        arns(node, 0, all);
        return all;
    }
}
