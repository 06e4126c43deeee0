package io.strongroom.domain.iam.access;

import io.strongroom.domain.iam.Glob;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Wildcards and policy variables, with "for a part of those asked about" as an answer. */
final class Patterns {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}*?$,]+)(?:,\\s*'([^']*)')?\\s*}");

    private Patterns() {}

    static Truth match(String pattern, String asked, String part) {
        if (Glob.covers(pattern, asked)) {
            return Truth.YES;
        }
        return Glob.isOpen(asked) && Glob.meets(pattern, asked) ? Truth.on(part) : Truth.NO;
    }

    /** A pattern of the older language, in which {@code ${*}} and its like are text. */
    static String withoutVariables(String pattern) {
        return pattern.replace("${", "${$}{");
    }

    /** The same with policy variables: one whose key is known is its value, another one makes the answer depend on it. */
    static Truth matchWithVariables(String pattern, String asked, Map<String, List<String>> facts, String part) {
        if (!pattern.contains("${")) {
            return match(pattern, asked, part);
        }
        var unknown = new TreeSet<String>();
        var wide = new StringBuilder();
        var variable = VARIABLE.matcher(pattern);
        while (variable.find()) {
            var key = variable.group(1).strip().toLowerCase(Locale.ROOT);
            var values = facts.get(key);
            if (values == null || values.size() > 1) {
                unknown.add(key);
                variable.appendReplacement(wide, "*");
            } else if (values.size() == 1) {
                variable.appendReplacement(wide, Matcher.quoteReplacement(Glob.literal(values.getFirst())));
            } else if (variable.group(2) != null) {
                variable.appendReplacement(wide, Matcher.quoteReplacement(Glob.literal(variable.group(2))));
            } else {
                // A variable without a value makes the whole text match nothing.
                return Truth.NO;
            }
        }
        variable.appendTail(wide);
        var matched = match(wide.toString(), asked, part);
        return unknown.isEmpty() || matched.isNo() ? matched : matched.and(new Truth.Depends(unknown));
    }
}
