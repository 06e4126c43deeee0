package io.strongroom.domain.iam.access;

import io.strongroom.domain.iam.Glob;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** The condition operators of IAM. */
public enum Operator {
    STRING_EQUALS(Kind.TEXT, sign -> sign == 0),
    STRING_NOT_EQUALS(Kind.TEXT, sign -> sign == 0),
    STRING_EQUALS_IGNORE_CASE(Kind.CASELESS, sign -> sign == 0),
    STRING_NOT_EQUALS_IGNORE_CASE(Kind.CASELESS, sign -> sign == 0),
    STRING_LIKE(Kind.PATTERN, sign -> sign == 0),
    STRING_NOT_LIKE(Kind.PATTERN, sign -> sign == 0),
    ARN_EQUALS(Kind.ARN, sign -> sign == 0),
    ARN_LIKE(Kind.ARN, sign -> sign == 0),
    ARN_NOT_EQUALS(Kind.ARN, sign -> sign == 0),
    ARN_NOT_LIKE(Kind.ARN, sign -> sign == 0),
    NUMERIC_EQUALS(Kind.NUMBER, sign -> sign == 0),
    NUMERIC_NOT_EQUALS(Kind.NUMBER, sign -> sign == 0),
    NUMERIC_LESS_THAN(Kind.NUMBER, sign -> sign < 0),
    NUMERIC_LESS_THAN_EQUALS(Kind.NUMBER, sign -> sign <= 0),
    NUMERIC_GREATER_THAN(Kind.NUMBER, sign -> sign > 0),
    NUMERIC_GREATER_THAN_EQUALS(Kind.NUMBER, sign -> sign >= 0),
    DATE_EQUALS(Kind.DATE, sign -> sign == 0),
    DATE_NOT_EQUALS(Kind.DATE, sign -> sign == 0),
    DATE_LESS_THAN(Kind.DATE, sign -> sign < 0),
    DATE_LESS_THAN_EQUALS(Kind.DATE, sign -> sign <= 0),
    DATE_GREATER_THAN(Kind.DATE, sign -> sign > 0),
    DATE_GREATER_THAN_EQUALS(Kind.DATE, sign -> sign >= 0),
    BOOL(Kind.CASELESS, sign -> sign == 0),
    BINARY_EQUALS(Kind.TEXT, sign -> sign == 0),
    IP_ADDRESS(Kind.NETWORK, sign -> sign == 0),
    NOT_IP_ADDRESS(Kind.NETWORK, sign -> sign == 0),
    NULL(Kind.TEXT, sign -> sign == 0);

    /** How values are read. */
    private enum Kind {
        TEXT,
        CASELESS,
        PATTERN,
        ARN,
        NUMBER,
        DATE,
        NETWORK
    }

    private final Kind kind;
    private final IntPredicate sign;

    Operator(Kind kind, IntPredicate sign) {
        this.kind = kind;
        this.sign = sign;
    }

    /** The operator that a policy calls so, without quantifier and suffix. */
    static Optional<Operator> named(String name) {
        return Stream.of(values())
                .filter(one -> one.name().replace("_", "").equalsIgnoreCase(name))
                .findFirst();
    }

    /** Whether it holds when no value matches. */
    public boolean negated() {
        return name().contains("NOT_");
    }

    /** Whether the request's value matches the one in the policy, before negation. */
    Truth matches(String wanted, String carried, Map<String, List<String>> facts, String key) {
        // A star in what the request carries is a star.
        var value = Glob.literal(carried);
        return switch (kind) {
            case TEXT -> Patterns.matchWithVariables(literal(wanted), value, facts, key);
            case CASELESS ->
                Patterns.matchWithVariables(
                        literal(wanted.toLowerCase(Locale.ROOT)), value.toLowerCase(Locale.ROOT), facts, key);
            case PATTERN -> Patterns.matchWithVariables(wanted, value, facts, key);
            case ARN -> arn(wanted, value, facts, key);
            case NUMBER -> compared(number(carried), number(wanted));
            case DATE -> compared(date(carried), date(wanted));
            case NETWORK ->
                Truth.of(Network.of(wanted).filter(net -> net.contains(carried)).isPresent());
        };
    }

    /** Wildcards mean nothing to this operator, policy variables do. */
    private static String literal(String wanted) {
        return wanted.replaceAll("(?<!\\$\\{)([*?])", "\\${$1}");
    }

    /** Each of an ARN's six parts by itself, so that a wildcard in one cannot reach over into the next. */
    private static Truth arn(String wanted, String value, Map<String, List<String>> facts, String key) {
        var patterns = wanted.split(":", 6);
        var parts = value.split(":", 6);
        if (patterns.length < 6 || parts.length < 6) {
            return Patterns.matchWithVariables(wanted, value, facts, key);
        }
        var all = Truth.YES;
        for (int i = 0; i < 6; i++) {
            all = all.and(Patterns.matchWithVariables(patterns[i], parts[i], facts, key));
        }
        return all;
    }

    private <T extends Comparable<T>> Truth compared(Optional<T> value, Optional<T> wanted) {
        return Truth.of(
                value.isPresent() && wanted.isPresent() && sign.test(value.get().compareTo(wanted.get())));
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(
                    text.matches("[0-9]+")
                            ? Instant.ofEpochSecond(Long.parseLong(text))
                            : text.contains("T")
                                    ? OffsetDateTime.parse(text).toInstant()
                                    : Instant.parse(text + "T00:00:00Z"));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
