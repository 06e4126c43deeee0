package io.strongroom.domain.filters;

import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter such as {@code state:failed account:111122223333 error:Throttling age>1d}: terms that all have to hold. A term's
 * values, parted by commas or given by repeating the key, are alternatives; one with a space stands in double quotes.
 */
public record Filter(List<Term> terms) {
    private static final int LENGTH_MOST = 1000;
    private static final Pattern TOKEN = Pattern.compile("(?:[^\\s\"]++|\"[^\"]*+\")+(?=\\s|$)|\\S+");
    private static final Pattern TERM = Pattern.compile("([A-Za-z]+)(:|<|>)(.+)", Pattern.DOTALL);
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,5})([smhdw])");
    /** The only key that is compared: how long ago a thing was made. */
    public static final String AGE = "age";

    public Filter {
        terms = List.copyOf(terms);
    }

    /**
     * One term.
     *
     * @param token as it was written
     */
    public record Term(String key, char operator, List<String> values, String token) {
        public Term {
            values = List.copyOf(values);
        }
    }

    /**
     * @param keys what the list can be filtered by
     * @throws Rejected {@code malformed-request} that names the bad token and the nearest key
     */
    public static Filter parse(String text, List<String> keys) {
        if (text.length() > LENGTH_MOST) {
            throw bad(text, "is too long; a filter may have " + LENGTH_MOST + " characters");
        }
        var terms = new ArrayList<Term>();
        var tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            terms.add(term(tokens.group(), keys));
        }
        return new Filter(terms);
    }

    private static Term term(String token, List<String> keys) {
        var parts = TERM.matcher(token);
        if (!parts.matches()) {
            throw bad(token, "is no term such as " + keys.get(0) + ":value; known keys are " + String.join(", ", keys));
        }
        var key = parts.group(1).toLowerCase(Locale.ROOT);
        if (!keys.contains(key)) {
            throw bad(token, "has an unknown key; did you mean " + nearest(key, keys) + "?");
        }
        var compared = key.equals(AGE);
        if (compared == parts.group(2).equals(":")) {
            throw bad(token, compared ? "must be such as age>1d or age<2h" : "must have a colon after " + key);
        }
        return new Term(key, parts.group(2).charAt(0), values(parts, token), token);
    }

    private static List<String> values(Matcher parts, String token) {
        var values = Arrays.stream(parts.group(3).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
                .map(value -> value.replace("\"", "").strip())
                .filter(value -> !value.isEmpty())
                .toList();
        if (parts.group(3).chars().filter(c -> c == '"').count() % 2 != 0) {
            throw bad(token, "has no closing quote");
        }
        if (values.isEmpty()) {
            throw bad(token, "has no value");
        }
        return values;
    }

    /** The alternatives of a key; empty when it is not asked for. */
    public Set<String> values(String key) {
        return values(key, Function.identity());
    }

    /**
     * The alternatives of a key, read.
     *
     * @param parse throws IllegalArgumentException for what is not a value
     * @throws Rejected {@code malformed-request}
     */
    public <T> Set<T> values(String key, Function<String, T> parse) {
        var found = new LinkedHashSet<T>();
        for (var term : of(key)) {
            for (var value : term.values()) {
                try {
                    found.add(parse.apply(value));
                } catch (IllegalArgumentException e) {
                    throw bad(term.token(), "has a value that is not possible for " + key);
                }
            }
        }
        return found;
    }

    /**
     * The value of a key that can be asked for once.
     *
     * @throws Rejected {@code malformed-request}
     */
    public Optional<String> one(String key) {
        var asked = values(key);
        if (asked.size() > 1) {
            throw bad(of(key).getLast().token(), "is one value too many: a filter can have one " + key + " only");
        }
        return asked.stream().findFirst();
    }

    /**
     * The alternatives of a key that has a fixed set of values, whatever their case.
     *
     * @throws Rejected {@code malformed-request} that names the nearest value
     */
    public Set<String> oneOf(String key, List<String> allowed) {
        var found = new LinkedHashSet<String>();
        for (var term : of(key)) {
            for (var value : term.values()) {
                var wanted = value.toUpperCase(Locale.ROOT).replace('-', '_');
                if (!allowed.contains(wanted)) {
                    var near = nearest(wanted, allowed).toLowerCase(Locale.ROOT);
                    throw bad(term.token(), "has an unknown value; did you mean " + key + ":" + near + "?");
                }
                found.add(wanted);
            }
        }
        return found;
    }

    /** Only what was made before this: the earliest bound of {@code age>}. */
    public Optional<Instant> madeBefore(Instant now) {
        return ages('>').stream().map(now::minus).min(Instant::compareTo);
    }

    /** Only what was made after this: the latest bound of {@code age<}. */
    public Optional<Instant> madeAfter(Instant now) {
        return ages('<').stream().map(now::minus).max(Instant::compareTo);
    }

    private List<Duration> ages(char operator) {
        return of(AGE).stream()
                .filter(term -> term.operator() == operator)
                .map(Filter::span)
                .toList();
    }

    private static Duration span(Term term) {
        var parts = SPAN.matcher(String.join(",", term.values()));
        if (!parts.matches()) {
            throw bad(term.token(), "must have a number and one of s, m, h, d, w, such as age>1d");
        }
        var n = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(n);
            case "m" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            case "d" -> Duration.ofDays(n);
            default -> Duration.ofDays(7 * n);
        };
    }

    private List<Term> of(String key) {
        return terms.stream().filter(term -> term.key().equals(key)).toList();
    }

    private static Rejected bad(String token, String detail) {
        var shown = token.length() > 100 ? token.substring(0, 100) + "..." : token;
        var text = "The filter's \"" + shown + "\" " + detail;
        return new Rejected(new Problem(
                ProblemCode.MALFORMED_REQUEST, text, List.of(new FieldError("q", "filter", text)), null, null, null));
    }

    /** The one that takes the fewest edits. */
    static String nearest(String word, List<String> known) {
        return known.stream()
                .min((a, b) -> Integer.compare(edits(word, a), edits(word, b)))
                .orElseThrow();
    }

    private static int edits(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                var kept = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(kept, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
