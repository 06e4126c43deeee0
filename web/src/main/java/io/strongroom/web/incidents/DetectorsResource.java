package io.strongroom.web.incidents;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.events.Feed;
import io.strongroom.web.format.Prose;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** The catalogue of detectors. */
@Path("/detectors")
@Blocking
@Pages
public class DetectorsResource {
    private final DetectorCatalog detectors;
    private final VisibleIncidents visible;
    private final Feed feed;
    private final Shells shells;
    private final Visitor visitor;

    DetectorsResource(DetectorCatalog detectors, VisibleIncidents visible, Feed feed, Shells shells, Visitor visitor) {
        this.detectors = detectors;
        this.visible = visible;
        this.feed = feed;
        this.shells = shells;
        this.visitor = visitor;
    }

    @GET
    @Needs(Permission.INCIDENTS_READ)
    public Response list() {
        return Html.ok(new DetectorsPage(shells.shell(), detectors.specs(), feed.look()));
    }

    @GET
    @Path("{id}")
    @Needs(Permission.INCIDENTS_READ)
    public Response show(@RestPath String id) {
        var spec = DetectorId.parse(id).flatMap(detectors::find).orElseThrow(() -> Rejected.notFound("detector"));
        var needs = spec.needs();
        var open = visible.list(visitor.principal(), IncidentFilter.openOf(spec.id()), 1);
        return Html.ok(new DetectorPage(
                shells.shell(),
                spec,
                spec.watches().stream().sorted().toList(),
                needs.stream().map(DetectorsResource::words).sorted().toList(),
                Prose.of(spec.id()),
                !open.isEmpty()));
    }

    private static String words(DetectorSpec.Need need) {
        return switch (need) {
            case HISTORY -> "What the same principal did in the 24 hours before.";
            case POSTURE -> "What the last assessment saw.";
            case REGISTER -> "Which accounts are the organization's, and what policies expect of them.";
        };
    }

    @CheckedTemplate(basePath = "incidents")
    record DetectorsPage(Shell shell, List<DetectorSpec> detectors, Feed.Look feed) implements TemplateInstance {}

    @CheckedTemplate(basePath = "incidents")
    record DetectorPage(
            Shell shell,
            DetectorSpec spec,
            List<String> watches,
            List<String> needs,
            List<Prose.Block> prose,
            boolean burning)
            implements TemplateInstance {}
}
