package io.strongroom.web.events;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.events.EventQuery;
import io.strongroom.web.layout.Address;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which events the address asks for; each is empty text when it is not asked for.
 *
 * @param from a time in UTC, as the browser's field writes it or with its seconds and Z
 * @param before the cursor, as it stands in the address; empty for the first page
 * @param notes what was not understood, and so left out
 */
record EventFilter(
        String account, String name, String principal, String from, String to, String before, List<String> notes) {
    private static final int NOTE_MOST = 60;

    static EventFilter of(MultivaluedMap<String, String> address) {
        var notes = new ArrayList<String>();
        var account = text(address, "account");
        if (!account.isEmpty() && !AccountId.fits(account)) {
            account = leftOut("account", account, notes);
        }
        var before = text(address, "before");
        if (!before.isEmpty() && cursor(before).isEmpty()) {
            before = leftOut("before", "the place to go on from; this is the first page", notes);
        }
        return new EventFilter(
                account,
                text(address, "name"),
                text(address, "principal"),
                time(address, "from", notes),
                time(address, "to", notes),
                before,
                notes);
    }

    private static String time(MultivaluedMap<String, String> address, String name, List<String> notes) {
        var text = text(address, name);
        return text.isEmpty() || instant(text).isPresent() ? text : leftOut(name, text, notes);
    }

    private static String leftOut(String name, String text, List<String> notes) {
        notes.add(name + ": " + (text.length() > NOTE_MOST ? text.substring(0, NOTE_MOST) + "…" : text));
        return "";
    }

    private static String text(MultivaluedMap<String, String> address, String name) {
        return Objects.requireNonNullElse(address.getFirst(name), "").strip();
    }

    /** Years of four digits only: no database keeps all that Java can count to. */
    private static Optional<Instant> instant(String text) {
        try {
            return text.matches("[0-9]{4}-.*")
                    ? Optional.of(Instant.parse(
                            text.endsWith("Z")
                                    ? text
                                    : text.length() == "2026-11-24T10:00".length() ? text + ":00Z" : text + "Z"))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<EventQuery.Cursor> cursor(String text) {
        var parts = text.split("_", 2);
        return parts.length < 2 || !EventId.fits(parts[1])
                ? Optional.empty()
                : instant(parts[0]).map(at -> new EventQuery.Cursor(at, new EventId(parts[1])));
    }

    public boolean any() {
        return !(account + name + principal + from + to).isEmpty();
    }

    EventQuery query(Optional<Set<AccountId>> visible, int limit) {
        return new EventQuery(
                account.isEmpty() ? Set.of() : Set.of(new AccountId(account)),
                name.isEmpty() ? Set.of() : Set.of(name),
                Optional.of(principal).filter(text -> !text.isEmpty()),
                visible,
                instant(from),
                instant(to),
                cursor(before),
                limit);
    }

    /** The address of those after this one. */
    String next(AwsEvent last) {
        return address(last.at() + "_" + last.id());
    }

    /** The address of the first page. */
    public String first() {
        return address("");
    }

    private String address(String place) {
        var query = new LinkedHashMap<String, String>();
        query.put("account", account);
        query.put("name", name);
        query.put("principal", principal);
        query.put("from", from);
        query.put("to", to);
        query.put("before", place);
        return Address.of("/events", query);
    }
}
