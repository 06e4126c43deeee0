package io.strongroom.api.incidents;

import io.strongroom.api.access.Caller;
import io.strongroom.api.http.Cursors;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.api.http.Paging;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.filters.Filter;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.IncidentId;
import io.strongroom.domain.incidents.IncidentQuery;
import io.strongroom.domain.incidents.IncidentState;
import io.strongroom.domain.incidents.Incidents;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Incidents of accounts within the caller's reach. */
@Singleton
public class VisibleIncidents {
    private static final String ANY_OPEN = "OPEN";
    private static final List<String> STATES =
            Stream.concat(Stream.of(ANY_OPEN), IncidentState.ALL.stream()).toList();
    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Enum::name).toList();
    private static final List<String> KEYS = List.of("state", "severity", "detector", "account", "owner");

    private final Incidents incidents;
    private final DetectorCatalog detectors;
    private final Caller caller;
    private final Cursors cursors;

    VisibleIncidents(Incidents incidents, DetectorCatalog detectors, Caller caller, Cursors cursors) {
        this.incidents = incidents;
        this.detectors = detectors;
        this.caller = caller;
        this.cursors = cursors;
    }

    /** @throws Rejected {@code malformed-request}, {@code cursor-mismatch} */
    IncidentView.Page page(IncidentAsk plain, ListAsk ask, String self) {
        var most = Lists.limit(ask.limit);
        if (ask.counted()) {
            throw Lists.malformed("include", "does not apply: incidents are not counted");
        }
        var name = caller.principal().userId() + " incidents " + plain + " " + ask.q;
        var before = cursors.position(ask.cursor, name).map(Long::valueOf);
        var found = query(plain, Paging.filter(ask), before, most + 1)
                .map(incidents::list)
                .orElseGet(List::of);
        var items = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most
                ? cursors.after(Long.toString(items.getLast().number()), name)
                : null;
        return new IncidentView.Page(
                items.stream().map(this::view).toList(), next, Lists.Links.of(self, next), List.of());
    }

    /** Empty when nothing can fit: an empty set in a query means all. */
    private Optional<IncidentQuery> query(IncidentAsk plain, String q, Optional<Long> before, int limit) {
        var terms = Filter.parse(q, KEYS);
        var states = Lists.both(
                spread(Lists.values("state", plain.state, Lists.oneOf(STATES.toArray(String[]::new)))),
                spread(terms.oneOf("state", STATES)));
        var severities = Lists.both(
                Lists.values("severity", plain.severity, Severity::valueOf),
                terms.oneOf("severity", SEVERITIES).stream()
                        .map(Severity::valueOf)
                        .collect(Collectors.toSet()));
        var ids = Lists.both(
                Lists.values("detector", plain.detector, DetectorId::new), terms.values("detector", DetectorId::new));
        var accounts = Lists.both(
                Lists.values("account", plain.account, AccountId::new), terms.values("account", AccountId::new));
        var owners =
                Lists.both(one(plain.owner), terms.one("owner").map(Set::of).orElseGet(Set::of));
        var visible = caller.visible();
        if (List.of(states, severities, ids, accounts, owners).contains(Optional.empty())
                || visible.filter(Set::isEmpty).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new IncidentQuery(
                states.orElseThrow(),
                severities.orElseThrow(),
                ids.orElseThrow(),
                accounts.orElseThrow(),
                owners.orElseThrow().stream().findFirst(),
                visible,
                before,
                limit));
    }

    private static Set<String> one(@Nullable String text) {
        return text == null || text.isBlank() ? Set.of() : Set.of(text.strip());
    }

    private static Set<String> spread(Set<String> states) {
        var all = new LinkedHashSet<>(states);
        if (all.remove(ANY_OPEN)) {
            all.addAll(IncidentState.OPEN);
        }
        return all;
    }

    /** @throws Rejected {@code not-found}, the same for one of an account out of reach */
    Incident get(UUID id) {
        return incidents
                .find(new IncidentId(id))
                .filter(incident -> caller.reaches(incident.account()))
                .orElseThrow(() -> Rejected.notFound("incident"));
    }

    IncidentView view(Incident incident) {
        return IncidentView.of(incident, detectors.leading(incident));
    }
}
