package io.strongroom.web.incidents;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** One incident: what happened, by whom, what is at risk, and what to do now. */
@Path("/incidents/{id}")
@Blocking
@Pages
public class IncidentResource {
    private static final int OFTENEST_REFRESH_SECONDS = 5;

    private final VisibleIncidents visible;
    private final IncidentViews views;
    private final Shells shells;
    private final Visitor visitor;

    IncidentResource(VisibleIncidents visible, IncidentViews views, Shells shells, Visitor visitor) {
        this.visible = visible;
        this.views = views;
        this.shells = shells;
        this.visitor = visitor;
    }

    /** {@code refresh} loads it again without script. */
    @GET
    @Needs(Permission.INCIDENTS_READ)
    public Response show(@RestPath String id, @RestQuery @Nullable Integer refresh) {
        var person = visitor.principal();
        var incident = visible.find(person, id);
        var seconds = refresh == null || !incident.state().open() ? 0 : Math.max(OFTENEST_REFRESH_SECONDS, refresh);
        var view = views.view(incident, person, IncidentForm.fresh(incident), seconds);
        return Html.ok(new IncidentPage(shells.shell(), view));
    }

    /** The moving part alone, for the script. */
    @GET
    @Path("live")
    @Needs(Permission.INCIDENTS_READ)
    public Response live(@RestPath String id, @HeaderParam("If-None-Match") @Nullable String known) {
        var live = views.live(visible.find(visitor.principal(), id));
        if (live.tag().equals(known)) {
            return Response.notModified().header(HttpHeaders.ETAG, live.tag()).build();
        }
        return Response.fromResponse(Html.ok(new LiveIncident.IncidentLive(live)))
                .header(HttpHeaders.ETAG, live.tag())
                .build();
    }

    @CheckedTemplate(basePath = "incidents")
    record IncidentPage(Shell shell, IncidentView view) implements TemplateInstance {}
}
