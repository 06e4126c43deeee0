package io.strongroom.web.alerts;

import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.alerts.Deliveries;
import io.strongroom.domain.alerts.DeliveryId;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Ids;
import io.strongroom.web.layout.Html;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Sending something along a route: a test, or what was sent before. */
@Path("/alerts/{id}")
@Blocking
@Pages
public class DeliveriesResource {
    private final Deliveries deliveries;
    private final VisibleRoutes visible;
    private final Visitor visitor;
    private final InstantSource clock;

    DeliveriesResource(Deliveries deliveries, VisibleRoutes visible, Visitor visitor, InstantSource clock) {
        this.deliveries = deliveries;
        this.visible = visible;
        this.visitor = visitor;
        this.clock = clock;
    }

    /** Sends a test; the log tells how that went. */
    @POST
    @Path("test")
    @Needs(Permission.ALERTS_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response test(@RestPath String id) {
        var route = visible.whole(visitor.principal(), id);
        deliveries.test(route.id(), visitor.principal(), clock.instant());
        return Html.goTo("/alerts/" + route.id() + "#log");
    }

    /** Sends the same again. */
    @POST
    @Path("redeliver")
    @Needs(Permission.ALERTS_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response redeliver(@RestPath String id, @RestForm @Nullable String delivery) {
        var route = visible.whole(visitor.principal(), id);
        var seen = Optional.ofNullable(delivery)
                .flatMap(Ids::parse)
                .map(DeliveryId::new)
                .flatMap(deliveries::find)
                .filter(one -> one.route().equals(route.id()))
                .orElseThrow(() -> Rejected.notFound("delivery"));
        deliveries.redeliver(seen.id(), visitor.principal(), clock.instant());
        return Html.goTo("/alerts/" + route.id() + "#log");
    }
}
