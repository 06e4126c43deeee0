package io.strongroom.web.incidents;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.IncidentQuery;
import io.strongroom.domain.incidents.IncidentState;
import io.strongroom.web.layout.Address;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which incidents the address asks for; each is empty text when it is not asked for.
 *
 * @param state a state's label, {@code ANY}, or empty text for all that are open
 * @param after the cursor, as it stands in the address; empty for the first page
 * @param notes what was not understood, and so left out
 */
record IncidentFilter(
        String state,
        String severity,
        String detector,
        String account,
        String owner,
        String after,
        List<String> notes) {
    static final String ANY = "ANY";
    private static final int NOTE_MOST = 60;

    static IncidentFilter of(MultivaluedMap<String, String> address) {
        var notes = new ArrayList<String>();
        return new IncidentFilter(
                text(address, "state", one -> one.equals(ANY) || IncidentState.ALL.contains(one), notes),
                text(address, "severity", one -> severity(one).isPresent(), notes),
                text(address, "detector", one -> DetectorId.parse(one).isPresent(), notes),
                text(address, "account", AccountId::fits, notes),
                text(address, "owner", one -> true, notes),
                text(address, "after", one -> place(one).isPresent(), notes),
                notes);
    }

    /** What is open with a detection of that detector. */
    static IncidentFilter openOf(DetectorId detector) {
        return new IncidentFilter("", "", detector.value(), "", "", "", List.of());
    }

    private static String text(
            MultivaluedMap<String, String> address, String name, Predicate<String> fits, List<String> notes) {
        var text = Objects.requireNonNullElse(address.getFirst(name), "").strip();
        if (text.isEmpty() || fits.test(text)) {
            return text;
        }
        notes.add(name + ": " + (text.length() > NOTE_MOST ? text.substring(0, NOTE_MOST) + "…" : text));
        return "";
    }

    private static Optional<Severity> severity(String text) {
        return Arrays.stream(Severity.values())
                .filter(one -> one.name().equals(text))
                .findFirst();
    }

    /** The place of an incident in the list. */
    private record Place(Severity severity, long number) {}

    private static Optional<Place> place(String text) {
        var parts = text.split("_", 2);
        return parts.length < 2 || !parts[1].matches("[0-9]{1,18}")
                ? Optional.empty()
                : severity(parts[0]).map(severity -> new Place(severity, Long.parseLong(parts[1])));
    }

    /** Whether the list is narrowed beyond its state. */
    public boolean any() {
        return !(severity + detector + account + owner).isEmpty();
    }

    /** Those that the page has, the worst first. */
    List<Severity> severities() {
        return Arrays.stream(Severity.values())
                .filter(one -> severity.isEmpty() || one.name().equals(severity))
                .filter(one -> place(after)
                        .filter(last -> one.compareTo(last.severity()) < 0)
                        .isEmpty())
                .toList();
    }

    IncidentQuery query(Severity of, Optional<Set<AccountId>> visible, int limit) {
        return new IncidentQuery(
                states(),
                Set.of(of),
                detector.isEmpty() ? Set.of() : Set.of(new DetectorId(detector)),
                account.isEmpty() ? Set.of() : Set.of(new AccountId(account)),
                Optional.of(owner).filter(text -> !text.isEmpty()),
                visible,
                place(after).filter(last -> last.severity() == of).map(Place::number),
                limit);
    }

    private Set<String> states() {
        if (state.equals(ANY)) {
            return Set.of();
        }
        return state.isEmpty() ? Set.copyOf(IncidentState.OPEN) : Set.of(state);
    }

    /** The first of those in that state, whatever state and place are asked for. */
    IncidentFilter inState(String label) {
        return new IncidentFilter(label, severity, detector, account, owner, "", notes);
    }

    /** The same on the board. */
    public String board() {
        var query = new LinkedHashMap<String, String>();
        query.put("view", "board");
        query.put("severity", severity);
        query.put("detector", detector);
        query.put("account", account);
        query.put("owner", owner);
        return Address.of("/incidents", query);
    }

    /** The address of those after this one. */
    String next(Incident last) {
        return address(state, severity, last.severity() + "_" + last.number());
    }

    /** The address of the first page. */
    public String first() {
        return address(state, severity, "");
    }

    /** The same list in another state. */
    String withState(String other) {
        return address(other, severity, "");
    }

    /** The same list of another severity. */
    String withSeverity(String other) {
        return address(state, other, "");
    }

    private String address(String inState, String ofSeverity, String place) {
        var query = new LinkedHashMap<String, String>();
        query.put("state", inState);
        query.put("severity", ofSeverity);
        query.put("detector", detector);
        query.put("account", account);
        query.put("owner", owner);
        query.put("after", place);
        return Address.of("/incidents", query);
    }
}
