package io.strongroom.web.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.policies.Expectations.LockTier;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values of thresholds: as people write them, and as they are told. */
final class Values {
    /** What says that a list is empty; blank says that it is not this policy's matter. No role and no tag is called so. */
    static final String EMPTY = "(none)";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(\\.[0-9]{1,6})?)\\s*%?");
    private static final Pattern SPAN =
            Pattern.compile("([0-9]{1,9})\\s*(min|minutes?|h|hours?|d|days?)", Pattern.CASE_INSENSITIVE);

    private Values() {}

    /** What a form shows for a value. */
    static String typed(Term term, Object value) {
        return switch (term.kind()) {
            case DAYS, TEXT -> value.toString();
            case TIER -> ((LockTier) value).name();
            case TIME -> span((Duration) value, "min", "h", "d");
            case SHARE -> percent((Double) value);
            case YES_NO -> value.equals(true) ? "yes" : "no";
            case LINES -> {
                var lines = sorted(value);
                yield lines.isEmpty() ? EMPTY : String.join("\n", lines);
            }
        };
    }

    /** What was typed, as JSON; empty when it cannot be read. The text is not blank. */
    static Optional<JsonNode> read(Term term, String text) {
        var json = JsonNodeFactory.instance;
        return switch (term.kind()) {
            case DAYS ->
                NUMBER.matcher(text).matches() ? Optional.of(json.numberNode(Long.parseLong(text))) : Optional.empty();
            case TEXT -> Optional.of(json.textNode(text));
            case TIER ->
                Arrays.stream(LockTier.values())
                        .map(LockTier::name)
                        .filter(text::equals)
                        .findFirst()
                        .map(json::textNode);
            case TIME -> time(text).map(span -> json.textNode(span.toString()));
            case SHARE -> {
                var percent = PERCENT.matcher(text);
                yield percent.matches()
                        ? Optional.of(json.numberNode(new BigDecimal(percent.group(1)).movePointLeft(2)))
                        : Optional.empty();
            }
            case YES_NO ->
                text.equals("yes") || text.equals("no")
                        ? Optional.of(json.booleanNode(text.equals("yes")))
                        : Optional.empty();
            case LINES ->
                Optional.of(
                        text.equals(EMPTY)
                                ? Json.array()
                                : Json.tree(text.lines()
                                        .map(String::strip)
                                        .filter(line -> !line.isEmpty())
                                        .distinct()
                                        .toList()));
        };
    }

    private static Duration unit(String name) {
        return switch (name.toLowerCase(Locale.ROOT).charAt(0)) {
            case 'd' -> Duration.ofDays(1);
            case 'h' -> Duration.ofHours(1);
            default -> Duration.ofMinutes(1);
        };
    }

    /** How a value of that kind is to be written. */
    static String form(Term term) {
        return switch (term.kind()) {
            case DAYS -> "must be a whole number of days, such as 35";
            case TIME -> "must be a number with min, h or d, such as 36 h or 7 d";
            case SHARE -> "must be a percentage, such as 5";
            case YES_NO -> "must be yes or no";
            case TIER -> "must be one of those to choose from";
            case TEXT, LINES -> "cannot be read";
        };
    }

    private static Optional<Duration> time(String text) {
        var span = SPAN.matcher(text);
        try {
            return span.matches()
                    ? Optional.of(unit(span.group(2)).multipliedBy(Long.parseLong(span.group(1))))
                    : Optional.of(Duration.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A value within a sentence. */
    static String spoken(Term term, Object value) {
        return switch (term.kind()) {
            case DAYS -> value.equals(1L) || value.equals(1) ? "1 day" : value + " days";
            case TIME -> words((Duration) value);
            case SHARE -> percent((Double) value) + " %";
            case YES_NO -> value.equals(true) ? "yes" : "no";
            case TIER ->
                switch ((LockTier) value) {
                    case NONE -> "no lock, or any";
                    case GOVERNANCE -> "a governance lock or a compliance lock";
                    case COMPLIANCE -> "a compliance lock";
                };
            case TEXT -> value.toString();
            case LINES -> {
                var lines = sorted(value);
                yield lines.isEmpty() ? nothing(term) : String.join(", ", lines);
            }
        };
    }

    private static String nothing(Term term) {
        return term.name().equals("allowedRegions") ? "any Region" : "none";
    }

    /** What holds where the expectations leave a value out. */
    static String unbounded(Term term) {
        return term.kind() == Term.Kind.DAYS ? "no limit" : "none";
    }

    private static String words(Duration span) {
        var said = span(span, "minute", "hour", "day");
        return said.startsWith("PT") || said.startsWith("1 ") ? said : said + "s";
    }

    /** In the largest unit that divides it; what is no whole number of minutes as ISO writes it. */
    private static String span(Duration span, String minute, String hour, String day) {
        if (span.toSecondsPart() != 0 || span.toNanosPart() != 0 || !span.isPositive()) {
            return span.toString();
        }
        // Up to two days people count in hours.
        if (span.toMinutesPart() == 0 && span.toHoursPart() == 0 && span.toDays() > 2) {
            return span.toDays() + " " + day;
        }
        return span.toMinutesPart() == 0 ? span.toHours() + " " + hour : span.toMinutes() + " " + minute;
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
    }

    private static Collection<String> sorted(Object value) {
        return ((Collection<?>) value).stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }
}
