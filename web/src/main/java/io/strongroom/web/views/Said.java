package io.strongroom.web.views;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a page's address narrows a list by, said in the language of filters. */
public final class Said {
    private Said() {}

    /** Empty when a value cannot be said: quotes are what holds values together. */
    public static Optional<String> of(Map<String, String> terms) {
        if (terms.values().stream().anyMatch(value -> value.indexOf('"') >= 0)) {
            return Optional.empty();
        }
        return Optional.of(terms.entrySet().stream()
                .filter(term -> !term.getValue().isEmpty())
                .map(term -> term.getKey() + ":" + quoted(term.getValue()))
                .collect(Collectors.joining(" ")));
    }

    /** The same map, with these values as filters write constants. */
    public static Map<String, String> lowered(Map<String, String> terms, String... keys) {
        var lowered = new LinkedHashMap<>(terms);
        for (var key : keys) {
            lowered.computeIfPresent(key, (same, value) -> value.toLowerCase(Locale.ROOT));
        }
        return lowered;
    }

    private static String quoted(String value) {
        return value.chars().anyMatch(c -> Character.isWhitespace(c) || c == ',') ? '"' + value + '"' : value;
    }
}
