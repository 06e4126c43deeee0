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

/** Adding an alert route. */
@Path("/alerts/new")
@Blocking
@Pages
public class NewAlertResource {
    private final AlertRoutes routes;
    private final FormReading reading;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    NewAlertResource(
            AlertRoutes routes, FormReading reading, Reach reach, Shells shells, Visitor visitor, InstantSource clock) {
        this.routes = routes;
        this.reading = reading;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.ALERTS_MANAGE)
    public Response form() {
        return page(200, AlertForm.fresh());
    }

    @POST
    @Needs(Permission.ALERTS_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(MultivaluedMap<String, String> sent) {
        var person = visitor.principal();
        var form = AlertForm.sent(sent);
        try {
            var made = routes.add(reading.read(form, Optional.empty(), reach.scopes(person)), person, clock.instant());
            // The secret of a webhook is in this answer and in no other, so there is no page to go to instead.
            return made.secret()
                    .map(secret -> Html.ok(new AlertSecretPage(shells.shell(), made.route(), secret)))
                    .orElseGet(() -> Html.goTo("/alerts/" + made.route().id()));
        } catch (Rejected e) {
            if (e.problem().code() != ProblemCode.VALIDATION_FAILED) {
                throw e;
            }
            return page(422, form.wrong(e.problem().errors()));
        }
    }

    private Response page(int status, AlertForm form) {
        return Html.of(status, new NewAlertPage(shells.shell(), form));
    }

    @CheckedTemplate(basePath = "alerts")
    record NewAlertPage(Shell shell, AlertForm form) implements TemplateInstance {}

    @CheckedTemplate(basePath = "alerts")
    record AlertSecretPage(Shell shell, AlertRoute route, String secret) implements TemplateInstance {}
}
