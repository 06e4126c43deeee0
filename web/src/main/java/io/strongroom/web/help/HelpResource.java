package io.strongroom.web.help;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.web.access.SignedIn;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The catalogue of problems: every problem of the API points here, to its own line. */
@Path("/help")
@Blocking
@Pages
public class HelpResource {
    private final Shells shells;

    HelpResource(Shells shells) {
        this.shells = shells;
    }

    @GET
    @Path("/errors")
    @SignedIn
    public Response errors() {
        return Html.ok(new ErrorsPage(shells.shell(), List.of(ProblemCode.values())));
    }

    @CheckedTemplate(basePath = "help")
    record ErrorsPage(Shell shell, List<ProblemCode> problems) implements TemplateInstance {}
}
