package io.strongroom.web.findings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.FindingId;
import io.strongroom.domain.findings.FindingQuery;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.web.accounts.Ids;
import io.strongroom.web.format.PostureWords;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which findings the address asks for. Without a status only open ones are meant.
 *
 * @param terms what was understood, by name, in the order of {@link #RULES}
 * @param flat whether resources are listed one by one instead of by control
 * @param after the cursor, as it stands in the address; empty for the first page
 * @param notes what was not understood, and so left out
 */
public record FindingFilter(Map<String, String> terms, boolean flat, String after, List<String> notes) {
    /** The status that means every one. */
    static final String ANY = "ANY";

    private static final int NOTE_MOST = 60;
    private static final Map<String, Predicate<String>> RULES = rules();

    public FindingFilter {
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
        notes = List.copyOf(notes);
    }

    private static Map<String, Predicate<String>> rules() {
        var rules = new LinkedHashMap<String, Predicate<String>>();
        rules.put("control", text -> control(text).isPresent());
        rules.put("family", PostureWords.families()::containsKey);
        rules.put("account", text -> text.matches("[0-9]{12}"));
        rules.put("ou", text -> text.matches("/[^\\p{Cntrl}]{0,500}"));
        rules.put("region", text -> text.matches("global|[a-z0-9-]{5,40}"));
        rules.put("severity", text -> names(Severity.values()).contains(text));
        rules.put(
                "status",
                text -> text.equals(ANY) || names(FindingStatus.values()).contains(text));
        rules.put("verdict", text -> text.equals("FAIL") || text.equals("UNKNOWN"));
        rules.put("assignee", text -> text.matches("[^\\p{Cntrl}]{1,100}"));
        rules.put("resource", text -> text.matches("arn:[^\\p{Cntrl}]{1,2000}"));
        return rules;
    }

    public static FindingFilter of(MultivaluedMap<String, String> address) {
        var terms = new LinkedHashMap<String, String>();
        var notes = new ArrayList<String>();
        RULES.forEach((name, rule) -> {
            var text = Objects.requireNonNullElse(address.getFirst(name), "").strip();
            if (!text.isEmpty() && rule.test(text)) {
                terms.put(name, text);
            } else if (!text.isEmpty()) {
                notes.add(name + ": " + (text.length() > NOTE_MOST ? text.substring(0, NOTE_MOST) + "…" : text));
            }
        });
        var after = Objects.requireNonNullElse(address.getFirst("after"), "");
        if (!after.isEmpty() && cursor(after).isEmpty()) {
            notes.add("after: the place to go on from; this is the first page");
            after = "";
        }
        return new FindingFilter(terms, "resources".equals(address.getFirst("view")), after, notes);
    }

    /** The value of a term; empty text when it is not asked for. */
    public String value(String name) {
        return terms.getOrDefault(name, "");
    }

    /** The condition. {@code ou} is not in it: the caller has cut what is visible by it. */
    public FindingQuery query(ControlsOf family, Optional<Set<AccountId>> visible, int limit) {
        var controls = term("control").map(ControlId::new).stream().toList();
        return new FindingQuery(
                Set.copyOf(controls.isEmpty() && terms.containsKey("family") ? family.of(value("family")) : controls),
                term("account").map(AccountId::new).stream().collect(Collectors.toSet()),
                term("region").stream().collect(Collectors.toSet()),
                term("severity").map(Severity::valueOf).stream().collect(Collectors.toSet()),
                statuses(),
                term("verdict").stream().collect(Collectors.toSet()),
                term("resource"),
                term("assignee"),
                visible,
                cursor(after),
                limit);
    }

    /** The controls of a family. */
    public interface ControlsOf {
        List<ControlId> of(String family);
    }

    private Set<FindingStatus> statuses() {
        var status = value("status");
        if (status.equals(ANY)) {
            return Set.of();
        }
        return Set.of(status.isEmpty() ? FindingStatus.OPEN : FindingStatus.valueOf(status));
    }

    private Optional<String> term(String name) {
        return Optional.ofNullable(terms.get(name));
    }

    /** Whether the roll-ups answer it: they know open findings by account and control. */
    boolean rolledUp() {
        return Stream.of("region", "status", "assignee", "resource").noneMatch(terms::containsKey);
    }

    public boolean any() {
        return !terms.isEmpty();
    }

    /** What the list is narrowed by, each with the address of the list without it. */
    public List<Term> chips() {
        return terms.entrySet().stream()
                .map(term -> new Term(term.getKey(), said(term.getKey(), term.getValue()), without(term.getKey())))
                .toList();
    }

    /** One condition, and the address of the list without it. */
    public record Term(String name, String value, String without) {}

    private static String said(String name, String value) {
        return switch (name) {
            case "family" -> PostureWords.familyName(value);
            case "severity", "status" -> value.toLowerCase(Locale.ROOT);
            case "verdict" -> value.equals("FAIL") ? "fails" : "could not be told";
            default -> value;
        };
    }

    private String without(String name) {
        var rest = new LinkedHashMap<>(terms);
        rest.remove(name);
        return address("/findings", rest, flat, "");
    }

    /** The address of the list with that condition in place of any on the same. */
    public String with(String name, String value) {
        var more = new LinkedHashMap<>(terms);
        more.put(name, value);
        return address("/findings", more, flat, "");
    }

    /** The same findings as a flat list. */
    public String asResources() {
        return address("/findings", terms, true, "");
    }

    /** The same findings by control. */
    public String asControls() {
        return address("/findings", terms, false, "");
    }

    /** The flat list of one control's findings. */
    public String resourcesOf(ControlId control, String verdict) {
        var more = new LinkedHashMap<>(terms);
        more.remove("family");
        more.put("control", control.value());
        if (!verdict.isEmpty()) {
            more.put("verdict", verdict);
        }
        return address("/findings", more, true, "");
    }

    /** The page where fixes for one control are planned, over what matches. */
    public String fixOf(ControlId control) {
        var more = new LinkedHashMap<>(terms);
        more.remove("family");
        more.remove("control");
        return address("/controls/" + control + "/fix", more, false, "");
    }

    /** The file of everything that matches. */
    public String export(String format) {
        var address = address("/findings/export", terms, false, "");
        return address + (address.contains("?") ? "&" : "?") + "format=" + format;
    }

    String next(Finding last) {
        return address("/findings", terms, true, last.severity() + "." + last.id());
    }

    private static String address(String path, Map<String, String> terms, boolean flat, String after) {
        var query = new ArrayList<String>();
        if (flat) {
            query.add("view=resources");
        }
        terms.forEach((name, value) -> query.add(name + "=" + URLEncoder.encode(value, UTF_8)));
        if (!after.isEmpty()) {
            query.add("after=" + after);
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private static Optional<FindingQuery.Cursor> cursor(String text) {
        var dot = text.indexOf('.');
        if (dot < 0 || !names(Severity.values()).contains(text.substring(0, dot))) {
            return Optional.empty();
        }
        return Ids.parse(text.substring(dot + 1))
                .map(id -> new FindingQuery.Cursor(Severity.valueOf(text.substring(0, dot)), new FindingId(id)));
    }

    private static Optional<ControlId> control(String text) {
        try {
            return Optional.of(new ControlId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<String> names(Enum<?>[] constants) {
        return Stream.of(constants).map(Enum::name).toList();
    }
}
