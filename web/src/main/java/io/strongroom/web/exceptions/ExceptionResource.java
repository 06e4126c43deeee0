package io.strongroom.web.exceptions;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.exceptions.Exemption;
import io.strongroom.domain.exceptions.Exemptions;
import io.strongroom.domain.exceptions.Exemptions.Decision;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One exception: what it accepts, how it came to be, and a yes, a no or its end. */
@Path("/exceptions/{id}")
@Blocking
@Pages
public class ExceptionResource {
    private final Exemptions exemptions;
    private final VisibleExceptions visible;
    private final ExceptionViews views;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    ExceptionResource(
            Exemptions exemptions,
            VisibleExceptions visible,
            ExceptionViews views,
            Shells shells,
            Visitor visitor,
            InstantSource clock) {
        this.exemptions = exemptions;
        this.visible = visible;
        this.views = views;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.FINDINGS_READ)
    public Response show(@RestPath String id) {
        return page(200, id, DecisionForm.fresh());
    }

    /** Says yes. {@code version} is what was looked at. */
    @POST
    @Path("approve")
    @Needs(Permission.EXCEPTIONS_APPROVE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response approve(
            @RestPath String id, @RestForm @Nullable String comment, @RestForm @Nullable String version) {
        return decided(id, DecisionForm.sent(text(comment)), version, exemptions::approve);
    }

    @POST
    @Path("reject")
    @Needs(Permission.EXCEPTIONS_APPROVE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response reject(
            @RestPath String id, @RestForm @Nullable String comment, @RestForm @Nullable String version) {
        return decided(id, DecisionForm.sent(text(comment)), version, exemptions::reject);
    }

    /** Takes back a request, or ends an exception before its time. */
    @POST
    @Path("withdraw")
    @Needs(Permission.EXCEPTIONS_REQUEST)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(
            @RestPath String id, @RestForm @Nullable String comment, @RestForm @Nullable String version) {
        return decided(id, DecisionForm.sent(text(comment)), version, exemptions::withdraw);
    }

    private Response decided(String id, DecisionForm form, @Nullable String version, Deciding how) {
        var person = visitor.principal();
        var exemption = visible.whole(person, id);
        if (!form.commentErrors().isEmpty()) {
            return page(422, id, form);
        }
        try {
            how.apply(new Decision(exemption.id(), number(version), form.comment()), person, clock.instant());
            return Html.goTo("/exceptions/" + exemption.id());
        } catch (Rejected e) {
            return page(
                    e.problem().code().status(), id, form.refused(e.problem().detail()));
        }
    }

    private static long number(@Nullable String version) {
        return version == null || !version.matches("[0-9]{1,18}") ? -1 : Long.parseLong(version);
    }

    private static String text(@Nullable String sent) {
        return Objects.requireNonNullElse(sent, "").strip().replace("\r\n", "\n");
    }

    private Response page(int status, String id, DecisionForm form) {
        var person = visitor.principal();
        var view = views.view(visible.find(person, id), person, form, clock.instant());
        return Html.of(status, new ExceptionPage(shells.shell(), view));
    }

    /** What is done with a decision. */
    private interface Deciding {
        Exemption apply(Decision decision, Principal by, Instant now);
    }

    @CheckedTemplate(basePath = "exceptions")
    record ExceptionPage(Shell shell, ExceptionView view) implements TemplateInstance {}
}
