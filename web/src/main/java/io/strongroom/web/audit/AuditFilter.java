package io.strongroom.web.audit;

import io.strongroom.domain.audit.AuditQuery;
import io.strongroom.domain.audit.AuditQuery.Place;
import io.strongroom.web.layout.Address;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which entries the address asks for; each is empty text when it is not asked for.
 *
 * @param from a time in UTC, as the browser's field writes it or with its seconds and Z
 * @param before the place to go on from, downwards; empty for the first page
 * @param notes what was not understood, and so left out
 */
record AuditFilter(
        String actor, String action, String object, String from, String to, String before, List<String> notes) {
    private static final int NOTE_MOST = 60;

    static AuditFilter of(MultivaluedMap<String, String> address) {
        var notes = new ArrayList<String>();
        var before = text(address, "before");
        if (!before.matches("[0-9]{0,18}")) {
            before = leftOut("before", before, notes);
        }
        return new AuditFilter(
                text(address, "actor"),
                text(address, "action"),
                text(address, "object"),
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
            if (!text.matches("[0-9]{4}-.*")) {
                return Optional.empty();
            }
            var seconds = text.length() == "2026-11-24T10:00".length() ? text + ":00" : text;
            return Optional.of(Instant.parse(seconds.endsWith("Z") ? seconds : seconds + "Z"));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public boolean any() {
        return !(actor + action + object + from + to).isEmpty();
    }

    AuditQuery query(int limit) {
        return new AuditQuery(
                given(actor),
                given(action),
                Optional.empty(),
                given(object),
                instant(from),
                instant(to),
                new Place.Before(before.isEmpty() ? Long.MAX_VALUE : Long.parseLong(before)),
                limit);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }

    /** The address of those before that place. */
    String next(long seq) {
        return address(Long.toString(seq));
    }

    /** The address of the first page. */
    public String first() {
        return address("");
    }

    private String address(String place) {
        var query = new LinkedHashMap<String, String>();
        query.put("actor", actor);
        query.put("action", action);
        query.put("object", object);
        query.put("from", from);
        query.put("to", to);
        query.put("before", place);
        return Address.of("/audit", query);
    }
}
