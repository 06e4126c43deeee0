package io.strongroom.web.access;

import io.smallrye.common.annotation.Blocking;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Where browsers say that a page tried what the content security policy forbids: a sign of injected markup. */
@Path("/csp-reports")
@Blocking
@Pages
public class CspReportResource {
    private static final Logger LOG = Logger.getLogger(CspReportResource.class);
    private static final Pattern DIRECTIVE = Pattern.compile("\"effective-directive\"\\s*:\\s*\"([a-z-]{1,40})\"");

    private final Visitor visitor;

    CspReportResource(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Logs the directive alone: the rest of a report is whatever the sender likes. */
    @POST
    @SignedIn
    @Consumes({"application/csp-report", "application/json"})
    public Response report(String body) {
        var directive = DIRECTIVE.matcher(body);
        LOG.warnf(
                "content security policy violated: directive=%s user=%s",
                directive.find() ? directive.group(1) : "unknown",
                visitor.principal().name());
        return Response.noContent().build();
    }
}
