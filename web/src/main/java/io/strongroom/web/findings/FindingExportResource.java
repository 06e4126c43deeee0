package io.strongroom.web.findings;

import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.findings.WholeFindings;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.controls.ControlLines;
import io.strongroom.web.problems.Pages;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The same findings as a file, as the API gives them to bearers of tokens; this is for browsers with a session. Both share
 * their columns and how many are read at once.
 */
@Path("/findings/export")
@Blocking
@Pages
public class FindingExportResource {
    private final WholeFindings whole;
    private final FindingScope scope;
    private final ControlLines controls;
    private final Visitor visitor;
    private final InstantSource clock;

    FindingExportResource(
            WholeFindings whole, FindingScope scope, ControlLines controls, Visitor visitor, InstantSource clock) {
        this.whole = whole;
        this.scope = scope;
        this.controls = controls;
        this.visitor = visitor;
        this.clock = clock;
    }

    /** Everything that the filter in the address matches, from the first on. {@code format} is {@code csv} or {@code json}. */
    @GET
    @Needs(Permission.FINDINGS_READ)
    public Response export(@Context UriInfo address, @RestQuery @Nullable String format, RoutingContext context) {
        var filter = FindingFilter.of(address.getQueryParameters());
        var query = filter.query(controls::family, scope.visible(visitor.principal(), filter), WholeFindings.AT_ONCE);
        var export = new FindingExport(whole, query);
        var release = whole.hold();
        context.addEndHandler(ended -> release.run());
        var asOf = clock.instant();
        return "json".equals(format)
                ? file("findings.json", "application/json", to -> export.json(to, asOf))
                : file("findings.csv", "text/csv; charset=UTF-8; header=present", export::csv);
    }

    private static Response file(String name, String type, StreamingOutput content) {
        return Response.ok(content)
                .type(type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}
