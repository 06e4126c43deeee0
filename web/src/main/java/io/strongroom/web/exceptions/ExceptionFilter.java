package io.strongroom.web.exceptions;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.exceptions.Exemption;
import io.strongroom.domain.exceptions.Exemption.State;
import io.strongroom.domain.exceptions.ExemptionId;
import io.strongroom.domain.exceptions.ExemptionQuery;
import io.strongroom.web.accounts.Ids;
import io.strongroom.web.layout.Address;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which exceptions the address asks for. Without a state those are meant that are in force or wait for a decision.
 *
 * @param state a state's name, {@code ANY}, or empty text
 * @param control a control's id, or empty text
 * @param account an account's number, or empty text
 * @param after the cursor, as it stands in the address; empty for the first page
 * @param notes what was not understood, and so left out
 */
record ExceptionFilter(String state, String control, String account, String after, List<String> notes) {
    private static final String ANY = "ANY";
    private static final int NOTE_MOST = 60;

    static ExceptionFilter of(MultivaluedMap<String, String> address) {
        var notes = new ArrayList<String>();
        var states = Arrays.stream(State.values()).map(Enum::name).toList();
        var state = text(address, "state");
        if (!state.isEmpty() && !state.equals(ANY) && !states.contains(state)) {
            state = leftOut("state", state, notes);
        }
        var control = text(address, "control");
        if (!control.isEmpty() && ControlId.parse(control).isEmpty()) {
            control = leftOut("control", control, notes);
        }
        var account = text(address, "account");
        if (!account.isEmpty() && !AccountId.fits(account)) {
            account = leftOut("account", account, notes);
        }
        var after = text(address, "after");
        if (!after.isEmpty() && cursor(after).isEmpty()) {
            after = leftOut("after", "the place to go on from; this is the first page", notes);
        }
        return new ExceptionFilter(state, control, account, after, notes);
    }

    private static String leftOut(String name, String text, List<String> notes) {
        notes.add(name + ": " + (text.length() > NOTE_MOST ? text.substring(0, NOTE_MOST) + "…" : text));
        return "";
    }

    private static String text(MultivaluedMap<String, String> address, String name) {
        return Objects.requireNonNullElse(address.getFirst(name), "").strip();
    }

    public boolean any() {
        return !state.isEmpty() || !control.isEmpty() || !account.isEmpty();
    }

    Optional<AccountId> wantedAccount() {
        return account.isEmpty() ? Optional.empty() : Optional.of(new AccountId(account));
    }

    /** What is in force or waits, all of it. */
    static ExceptionFilter none() {
        return new ExceptionFilter("", "", "", "", List.of());
    }

    /** @param visible accounts to keep to; empty optional for every account */
    ExemptionQuery query(Optional<Set<AccountId>> visible, int limit) {
        return new ExemptionQuery(states(), ControlId.parse(control), visible, cursor(after), limit);
    }

    private Set<State> states() {
        if (state.equals(ANY)) {
            return Set.of();
        }
        return state.isEmpty() ? EnumSet.of(State.REQUESTED, State.ACTIVE) : EnumSet.of(State.valueOf(state));
    }

    private static Optional<ExemptionQuery.Cursor> cursor(String text) {
        var parts = text.split("_", 2);
        try {
            return parts.length < 2
                    ? Optional.empty()
                    : Ids.parse(parts[1])
                            .map(id -> new ExemptionQuery.Cursor(Instant.parse(parts[0]), new ExemptionId(id)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The address of those after this one. */
    String next(Exemption last) {
        return address(last.expiresAt() + "_" + last.id());
    }

    /** The address of the first page. */
    public String first() {
        return address("");
    }

    private String address(String from) {
        var query = new LinkedHashMap<String, String>();
        query.put("state", state);
        query.put("control", control);
        query.put("account", account);
        query.put("after", from);
        return Address.of("/exceptions", query);
    }
}
