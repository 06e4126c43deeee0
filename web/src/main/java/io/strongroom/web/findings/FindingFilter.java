package io.strongroom.web.findings;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.FindingQuery;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.web.layout.Address;
import io.strongroom.web.views.Said;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which findings the address asks for. Without a status only open ones are meant.
 *
 * @param terms what was understood, by name, in the order of the form
 * @param flat whether resources are listed one by one instead of by control
 * @param after the cursor, as it stands in the address; empty for the first page
 * @param notes what was not understood, and so left out
 */
public record FindingFilter(Map<String, String> terms, boolean flat, String after, List<String> notes) {
    /** The status that means every one. */
    static final String ANY = "ANY";

    private static final int NOTE_MOST = 60;

    public FindingFilter {
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
        notes = List.copyOf(notes);
    }

    /** What the address says; unknown names in it are other parts of the page. */
    public static FindingFilter of(MultivaluedMap<String, String> address) {
        var terms = new LinkedHashMap<String, String>();
        var notes = new ArrayList<String>();
        FindingTerms.RULES.forEach((name, rule) -> {
            var text = Objects.requireNonNullElse(address.getFirst(name), "").strip();
            if (!text.isEmpty() && rule.test(text)) {
                terms.put(name, text);
            } else if (!text.isEmpty()) {
                notes.add(name + ": " + (text.length() > NOTE_MOST ? text.substring(0, NOTE_MOST) + "…" : text));
            }
        });
        var after = Objects.requireNonNullElse(address.getFirst("after"), "");
        if (!after.isEmpty() && FindingTerms.cursor(after).isEmpty()) {
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
                FindingTerms.cursor(after),
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

    /** What it says, in the language of filters; empty when that has no words for it. */
    public Optional<String> said() {
        if (terms.containsKey("family") || terms.containsKey("ou")) {
            return Optional.empty();
        }
        var said = Said.lowered(terms, "severity", "status", "verdict");
        var status = value("status");
        if (status.isEmpty()) {
            said.put("status", "open");
        } else if (status.equals(ANY)) {
            said.remove("status");
        }
        return Said.of(said);
    }

    public boolean any() {
        return !terms.isEmpty();
    }

    /** What the list is narrowed by, each with the address of the list without it. */
    public List<Term> chips() {
        return terms.entrySet().stream()
                .map(term -> new Term(
                        term.getKey(), FindingTerms.said(term.getKey(), term.getValue()), without(term.getKey())))
                .toList();
    }

    /** One condition, and the address of the list without it. */
    public record Term(String name, String value, String without) {}

    private String without(String name) {
        var rest = new LinkedHashMap<>(terms);
        rest.remove(name);
        return address("/findings", rest, flat, "");
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
        var query = new LinkedHashMap<String, String>();
        query.put("view", flat ? "resources" : "");
        query.putAll(terms);
        query.put("after", after);
        return Address.of(path, query);
    }
}
