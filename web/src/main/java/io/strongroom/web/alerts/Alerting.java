package io.strongroom.web.alerts;

import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Singleton;
import java.util.List;

/** Whether people are told of incidents: for pages that must not let anybody wait for an alert that never comes. */
@Singleton
public class Alerting {
    private final VisibleRoutes visible;

    Alerting(VisibleRoutes visible) {
        this.visible = visible;
    }

    /** What the person may know of it. */
    public Look look(Principal person) {
        if (!person.may(Permission.ALERTS_READ)) {
            return new Look(false, List.of(), 0);
        }
        var routes = visible.list(person);
        return new Look(
                true,
                routes.stream().filter(AlertRoute::inTrouble).toList(),
                routes.stream().filter(AlertRoute::active).count());
    }

    /**
     * How alerting stands.
     *
     * @param known whether the person may know
     * @param failing routes that lead nowhere at present
     * @param active how many are used at all
     */
    public record Look(boolean known, List<AlertRoute> failing, long active) {
        public boolean nobody() {
            return known && active == 0 && failing.isEmpty();
        }
    }
}
