package io.strongroom.web.findings;

import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.findings.FindingId;
import io.strongroom.domain.findings.FindingQuery;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.web.accounts.Ids;
import io.strongroom.web.format.PostureWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a list of findings can be narrowed by, and what each term may say. */
final class FindingTerms {
    static final Map<String, Predicate<String>> RULES = rules();

    private FindingTerms() {}

    private static Map<String, Predicate<String>> rules() {
        var rules = new LinkedHashMap<String, Predicate<String>>();
        rules.put("control", text -> ControlId.parse(text).isPresent());
        rules.put("family", PostureWords.families()::containsKey);
        rules.put("account", text -> text.matches("[0-9]{12}"));
        rules.put("ou", text -> text.matches("/[^\\p{Cntrl}]{0,500}"));
        rules.put("region", text -> text.matches("global|[a-z0-9-]{5,40}"));
        rules.put("severity", text -> names(Severity.values()).contains(text));
        rules.put(
                "status",
                text -> text.equals(FindingFilter.ANY)
                        || names(FindingStatus.values()).contains(text));
        rules.put("verdict", text -> text.equals("FAIL") || text.equals("UNKNOWN"));
        rules.put("assignee", text -> text.matches("[^\\p{Cntrl}]{1,100}"));
        rules.put("resource", text -> text.matches("arn:[^\\p{Cntrl}]{1,2000}"));
        return rules;
    }

    /** The value of a term for people. */
    static String said(String name, String value) {
        return switch (name) {
            case "family" -> PostureWords.familyName(value);
            case "severity", "status" -> value.toLowerCase(Locale.ROOT);
            case "verdict" -> value.equals("FAIL") ? "fails" : "could not be told";
            default -> value;
        };
    }

    /** The place that a cursor in an address means; empty when it means none. */
    static Optional<FindingQuery.Cursor> cursor(String text) {
        var dot = text.indexOf('.');
        if (dot < 0 || !names(Severity.values()).contains(text.substring(0, dot))) {
            return Optional.empty();
        }
        return Ids.parse(text.substring(dot + 1))
                .map(id -> new FindingQuery.Cursor(Severity.valueOf(text.substring(0, dot)), new FindingId(id)));
    }

    private static List<String> names(Enum<?>[] constants) {
        return Stream.of(constants).map(Enum::name).toList();
    }
}
