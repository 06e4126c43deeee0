package io.strongroom.web.alerts;

import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.alerts.Deliveries;
import io.strongroom.domain.alerts.Delivery;
import io.strongroom.domain.alerts.Notice;
import io.strongroom.domain.alerts.Told;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.accounts.Reach;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Gathers what the page of a route shows. */
@Singleton
class AlertViews {
    private static final int LOG_SHOWN = 50;

    private final Deliveries deliveries;
    private final Reach reach;

    AlertViews(Deliveries deliveries, Reach reach) {
        this.deliveries = deliveries;
        this.reach = reach;
    }

    AlertView of(Principal person, AlertRoute route, AlertForm form, boolean overtaken) {
        var within = reach.scopes(person);
        var log = deliveries.of(route.id(), Optional.empty(), LOG_SHOWN).stream()
                .map(delivery -> line(person, delivery))
                .toList();
        return new AlertView(
                route,
                within.seen(route.scope()),
                form,
                log,
                log.size() == LOG_SHOWN,
                overtaken,
                person.may(Permission.ALERTS_MANAGE),
                within.covers(route.scope()));
    }

    /** Changes in accounts beyond the person's reach are counted and not told. */
    private Line line(Principal person, Delivery delivery) {
        var all = delivery.notice() instanceof Notice.Changes(var told) ? told : List.<Told>of();
        var seen = all.stream()
                .filter(told -> reach.reaches(person, told.account()))
                .toList();
        return new Line(delivery, seen, all.size() - seen.size());
    }

    /** A delivery in the log. @param hidden how many changes it also tells that the person may not see */
    record Line(Delivery delivery, List<Told> told, int hidden) {}

    /**
     * A route to look at.
     *
     * @param scope what the person sees of its own
     * @param more whether the log goes on beyond what is shown
     * @param overtaken whether somebody else saved it while the form was filled in
     * @param mayManage whether the person's role changes routes
     * @param whole whether the person reaches all that it speaks of
     */
    record AlertView(
            AlertRoute route,
            AccountScope scope,
            AlertForm form,
            List<Line> log,
            boolean more,
            boolean overtaken,
            boolean mayManage,
            boolean whole) {
        public boolean changeable() {
            return mayManage && whole;
        }

        /** Whether the form shows no address, for it may be a secret. */
        public boolean secretive() {
            return AlertForm.secretive(route.destination());
        }

        public boolean webhook() {
            return route.destination().kind().equals("WEBHOOK");
        }
    }
}
