package io.strongroom.web.alerts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.alerts.AlertRoutes;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Reach;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One alert route: whether it works, what was sent, changing it and taking it away. */
@Path("/alerts/{id}")
@Blocking
@Pages
public class AlertResource {
    private final AlertRoutes routes;
    private final VisibleRoutes visible;
    private final AlertViews views;
    private final FormReading reading;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    AlertResource(
            AlertRoutes routes,
            VisibleRoutes visible,
            AlertViews views,
            FormReading reading,
            Reach reach,
            Shells shells,
            Visitor visitor,
            InstantSource clock) {
        this.routes = routes;
        this.visible = visible;
        this.views = views;
        this.reading = reading;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.ALERTS_READ)
    public Response show(@RestPath String id) {
        var route = visible.find(visitor.principal(), id);
        return page(200, route, AlertForm.of(route));
    }

    /** Saves what is in the form over the version that was seen. */
    @POST
    @Needs(Permission.ALERTS_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@RestPath String id, MultivaluedMap<String, String> sent) {
        var person = visitor.principal();
        var route = visible.whole(person, id);
        var form = AlertForm.sent(sent);
        try {
            var wanted = reading.read(form, Optional.of(route), reach.scopes(person));
            routes.save(route.id(), wanted, version(sent.getFirst("version")), person, clock.instant());
            return Html.goTo("/alerts/" + route.id());
        } catch (Rejected e) {
            return switch (e.problem().code()) {
                case VALIDATION_FAILED ->
                    page(422, route, form.wrong(e.problem().errors()));
                case PRECONDITION_FAILED -> page(412, route, form);
                default -> throw e;
            };
        }
    }

    /** Another secret, which this answer tells and no other. */
    @POST
    @Path("secret")
    @Needs(Permission.ALERTS_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rotate(@RestPath String id, @RestForm @Nullable String version) {
        var person = visitor.principal();
        var route = visible.whole(person, id);
        var made = routes.rotateSecret(route.id(), version(version), person, clock.instant());
        return Html.ok(new NewAlertResource.AlertSecretPage(
                shells.shell(), made.route(), made.secret().orElseThrow()));
    }

    /** Asks whether it is meant. */
    @GET
    @Path("delete")
    @Needs(Permission.ALERTS_MANAGE)
    public Response confirm(@RestPath String id) {
        return confirm(200, visible.whole(visitor.principal(), id));
    }

    /** Takes it away. {@code version} is what was looked at. */
    @POST
    @Path("delete")
    @Needs(Permission.ALERTS_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@RestPath String id, @RestForm @Nullable String version) {
        var person = visitor.principal();
        var route = visible.whole(person, id);
        try {
            routes.remove(route.id(), version(version), person, clock.instant());
            return Html.goTo("/alerts");
        } catch (Rejected e) {
            if (e.problem().code() != ProblemCode.PRECONDITION_FAILED) {
                throw e;
            }
            return confirm(412, route);
        }
    }

    private static long version(@Nullable String text) {
        return text == null || !text.matches("[0-9]{1,18}") ? -1 : Long.parseLong(text);
    }

    private Response confirm(int status, AlertRoute route) {
        return Html.of(status, new DeleteAlertPage(shells.shell(), route, status == 412));
    }

    private Response page(int status, AlertRoute route, AlertForm form) {
        var view = views.of(visitor.principal(), route, form, status == 412);
        return Html.of(status, new AlertPage(shells.shell(), view));
    }

    @CheckedTemplate(basePath = "alerts")
    record AlertPage(Shell shell, AlertViews.AlertView view) implements TemplateInstance {}

    @CheckedTemplate(basePath = "alerts")
    record DeleteAlertPage(Shell shell, AlertRoute route, boolean overtaken) implements TemplateInstance {}
}
