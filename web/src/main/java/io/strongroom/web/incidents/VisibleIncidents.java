package io.strongroom.web.incidents;

import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.IncidentId;
import io.strongroom.domain.incidents.Incidents;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.accounts.Ids;
import io.strongroom.web.accounts.Reach;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Incidents of accounts within a person's reach. */
@Singleton
class VisibleIncidents {
    private final Incidents incidents;
    private final Reach reach;

    VisibleIncidents(Incidents incidents, Reach reach) {
        this.incidents = incidents;
        this.reach = reach;
    }

    /** As many as {@code limit}, the worst first and of those the newest. The port lists by age, so each severity is asked for in turn. */
    List<Incident> list(Principal person, IncidentFilter filter, int limit) {
        var visible = reach.visible(person);
        var found = new ArrayList<Incident>();
        // To a query an empty set of accounts could mean all.
        if (visible.map(Set::isEmpty).orElse(false)) {
            return found;
        }
        for (var severity : filter.severities()) {
            if (found.size() < limit) {
                found.addAll(incidents.list(filter.query(severity, visible, limit - found.size())));
            }
        }
        return found;
    }

    /** @throws Rejected {@code not-found}, the same for one of an account out of reach */
    Incident find(Principal person, String id) {
        var found = Ids.parse(id)
                .map(IncidentId::new)
                .flatMap(incidents::find)
                .orElseThrow(() -> Rejected.notFound("incident"));
        if (!reach.reaches(person, found.account())) {
            throw reach.denied(person, "incident", id);
        }
        return found;
    }
}
