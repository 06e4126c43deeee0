package io.strongroom.web.home;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobQuery;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Reach;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The first page: what needs a person now. It shows jobs only, since nothing else is known yet. */
@Path("/")
@Blocking
@Pages
public class HomeResource {
    private static final int RECENT = 10;

    private final Jobs jobs;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;

    HomeResource(Jobs jobs, Reach reach, Shells shells, Visitor visitor) {
        this.jobs = jobs;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
    }

    @GET
    @Needs(Permission.JOBS_READ)
    public Response home() {
        var person = visitor.principal();
        var query = new JobQuery(
                Set.of(), Set.of(), Set.of(), Optional.empty(), reach.visible(person), Optional.empty(), RECENT);
        var counts = jobs.countByState(query);
        var tiles = List.of(
                Tile.of("AWAITING_APPROVAL", "awaiting approval", "/approvals", counts),
                Tile.of("RUNNING", "running", "/jobs?state=RUNNING", counts),
                Tile.of("RETRYING", "retrying", "/jobs?state=RETRYING", counts),
                Tile.of("FAILED", "failed", "/jobs?state=FAILED", counts),
                Tile.of("QUARANTINED", "quarantined", "/jobs?state=QUARANTINED", counts));
        return Html.ok(new HomePage(shells.shell(), tiles, jobs.list(query), person.may(Permission.JOBS_SUBMIT)));
    }

    /** A number that leads to its list. */
    record Tile(long count, String text, String href) {
        static Tile of(String label, String text, String href, Map<String, Long> counts) {
            return new Tile(counts.getOrDefault(label, 0L), text, href);
        }
    }

    @CheckedTemplate(basePath = "home")
    record HomePage(Shell shell, List<Tile> tiles, List<Job> recent, boolean maySubmit) implements TemplateInstance {}
}
