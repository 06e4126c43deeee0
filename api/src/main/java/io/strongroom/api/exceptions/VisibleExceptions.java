package io.strongroom.api.exceptions;

import io.strongroom.api.access.Caller;
import io.strongroom.api.http.Cursors;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.api.http.Paging;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.exceptions.Exemption;
import io.strongroom.domain.exceptions.ExemptionId;
import io.strongroom.domain.exceptions.ExemptionQuery;
import io.strongroom.domain.exceptions.ExemptionScope;
import io.strongroom.domain.exceptions.ExemptionScope.Everything;
import io.strongroom.domain.exceptions.ExemptionScope.OneAccount;
import io.strongroom.domain.exceptions.ExemptionScope.OneResource;
import io.strongroom.domain.exceptions.ExemptionScope.Unit;
import io.strongroom.domain.exceptions.Exemptions;
import io.strongroom.domain.filters.Filter;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Exceptions that touch an account within the caller's reach. To act on one, all that it touches must be. */
@Singleton
public class VisibleExceptions {
    private static final List<String> STATES =
            Arrays.stream(Exemption.State.values()).map(Enum::name).toList();
    private static final List<String> KEYS = List.of("state", "control");

    private final Exemptions exemptions;
    private final Accounts accounts;
    private final Caller caller;
    private final Cursors cursors;

    VisibleExceptions(Exemptions exemptions, Accounts accounts, Caller caller, Cursors cursors) {
        this.exemptions = exemptions;
        this.accounts = accounts;
        this.caller = caller;
        this.cursors = cursors;
    }

    ExceptionView.Page page(@Nullable String state, @Nullable String control, ListAsk ask, String self) {
        var most = Lists.limit(ask.limit);
        var terms = Filter.parse(Paging.filter(ask), KEYS);
        var known = Lists.oneOf(STATES.toArray(String[]::new));
        var states = Lists.both(Lists.values("state", state, known), terms.oneOf("state", STATES));
        var controls =
                Lists.both(Lists.values("control", control, ControlId::new), terms.values("control", ControlId::new));
        if (controls.map(Set::size).orElse(0) > 1) {
            throw Lists.malformed("control", "can be one only");
        }
        if (ask.counted()) {
            throw Lists.malformed("include", "does not apply: exceptions are not counted");
        }
        var name = caller.principal().userId() + " exceptions " + state + " " + control + " " + ask.q;
        var after = cursors.position(ask.cursor, name).map(VisibleExceptions::cursor);
        var found = states.isEmpty() || controls.isEmpty()
                ? List.<Exemption>of()
                : exemptions.list(new ExemptionQuery(
                        states.get().stream().map(Exemption.State::valueOf).collect(Collectors.toSet()),
                        controls.get().stream().findFirst(),
                        caller.visible(),
                        after,
                        most + 1));
        var items = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most ? cursors.after(position(items.getLast()), name) : null;
        return new ExceptionView.Page(
                items.stream()
                        .map(one -> ExceptionView.of(one, Optional.empty()))
                        .toList(),
                next,
                Lists.Links.of(self, next),
                List.of());
    }

    private boolean visible(ExemptionScope scope) {
        var principal = caller.principal();
        return principal.reachesAll()
                || scope.touches(
                        accounts.all().stream().filter(principal::reaches).toList());
    }

    /** @throws Rejected {@code not-found}, the same for what touches nothing within reach */
    Exemption get(UUID id) {
        return exemptions
                .find(new ExemptionId(id))
                .filter(one -> visible(one.scope()))
                .orElseThrow(() -> Rejected.notFound("exception"));
    }

    /** The same to act on. @throws Rejected {@code account-out-of-scope} when it goes beyond the caller's reach */
    Exemption whole(UUID id) {
        var exemption = get(id);
        requireReach(exemption.scope());
        return exemption;
    }

    /** @throws Rejected {@code validation-failed} for a foreign account as for none, {@code account-out-of-scope} */
    void requireReach(ExemptionScope scope) {
        if (scope.reachedBy(caller.principal(), accounts)) {
            return;
        }
        switch (scope) {
            case OneResource one -> throw unknown();
            case OneAccount one -> throw unknown();
            case Unit unit -> throw tooWide();
            case Everything all -> throw tooWide();
        }
    }

    private static Rejected unknown() {
        return Rejected.field("/scope/accountId", "unknown", "is no account that you reach");
    }

    private static Rejected tooWide() {
        return new Rejected(
                ProblemCode.ACCOUNT_OUT_OF_SCOPE,
                "This exception goes beyond the accounts that you reach. Name accounts or units of yours, or ask somebody who reaches all of it.");
    }

    private static String position(Exemption last) {
        return last.expiresAt() + " " + last.id();
    }

    private static ExemptionQuery.Cursor cursor(String position) {
        var parts = position.split(" ", -1);
        return new ExemptionQuery.Cursor(Instant.parse(parts[0]), new ExemptionId(Lists.uuid(parts[1])));
    }
}
