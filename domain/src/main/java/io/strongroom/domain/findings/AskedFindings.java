package io.strongroom.domain.findings;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.filters.Filter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a filter of findings asks for. A set that is empty asks for nothing in particular. */
public record AskedFindings(
        Set<ControlId> controls,
        Set<AccountId> accounts,
        Set<String> regions,
        Set<Severity> severities,
        Set<FindingStatus> statuses,
        Set<String> verdicts,
        Optional<String> resource,
        Optional<String> assignee) {
    private static final List<String> KEYS =
            List.of("control", "account", "region", "severity", "status", "verdict", "resource", "assignee");
    private static final List<String> VERDICTS = List.of("FAIL", "UNKNOWN");
    private static final Pattern REGION = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    /** @throws io.strongroom.domain.problems.Rejected {@code malformed-request} that names the bad token */
    public static AskedFindings read(String q) {
        var terms = Filter.parse(q, KEYS);
        return new AskedFindings(
                terms.values("control", ControlId::new),
                terms.values("account", AccountId::new),
                terms.values("region", AskedFindings::region),
                terms.oneOf("severity", names(Severity.values())).stream()
                        .map(Severity::valueOf)
                        .collect(Collectors.toSet()),
                terms.oneOf("status", names(FindingStatus.values())).stream()
                        .map(FindingStatus::valueOf)
                        .collect(Collectors.toSet()),
                terms.oneOf("verdict", VERDICTS),
                terms.one("resource"),
                terms.one("assignee"));
    }

    /** @throws IllegalArgumentException for what cannot be a Region's code */
    public static String region(String text) {
        if (!REGION.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    /** @throws IllegalArgumentException for what findings do not have */
    public static String verdict(String text) {
        if (!VERDICTS.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
