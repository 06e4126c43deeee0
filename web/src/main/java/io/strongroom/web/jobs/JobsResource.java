package io.strongroom.web.jobs;

import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.remediations.RemediationCatalog;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.views.ViewedList;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Reach;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import io.strongroom.web.views.SavedPanels;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Jobs to look at. */
@Path("/jobs")
@Blocking
@Pages
public class JobsResource {
    private static final int PAGE = 50;
    private static final int OFTENEST_REFRESH_SECONDS = 5;

    private final Jobs jobs;
    private final JobViews views;
    private final RemediationCatalog catalog;
    private final Reach reach;
    private final SavedPanels panels;
    private final Shells shells;
    private final Visitor visitor;

    JobsResource(
            Jobs jobs,
            JobViews views,
            RemediationCatalog catalog,
            Reach reach,
            SavedPanels panels,
            Shells shells,
            Visitor visitor) {
        this.jobs = jobs;
        this.views = views;
        this.catalog = catalog;
        this.reach = reach;
        this.panels = panels;
        this.shells = shells;
        this.visitor = visitor;
    }

    @GET
    @Needs(Permission.JOBS_READ)
    public Response list(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String account,
            @RestQuery @Nullable String remediation,
            @RestQuery @Nullable String batch,
            @RestQuery @Nullable String before) {
        var filter = JobFilter.of(state, account, remediation, batch, before);
        var query = filter.query(reach.visible(visitor.principal()), PAGE + 1);
        var found = jobs.list(query);
        var shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
        var next = found.size() > PAGE ? filter.after(shown.get(PAGE - 1).id()) : "";
        var view = new JobsView(filter, shown, jobs.countByState(query), next, catalog.specs());
        var saved = panels.of(visitor.principal(), ViewedList.JOBS, filter.any(), filter.said());
        return Html.ok(new JobsPage(shells.shell(), view, saved));
    }

    /** One job; {@code view} and {@code context} say how its differences are shown, {@code refresh} loads it again without script. */
    @GET
    @Path("{id}")
    @Needs(Permission.JOBS_READ)
    public Response show(
            @RestPath String id,
            @RestQuery @Nullable String view,
            @RestQuery @Nullable String context,
            @RestQuery @Nullable Integer refresh) {
        var person = visitor.principal();
        var job = reach.job(person, id);
        var seconds = refresh == null || job.state().isFinal() ? 0 : Math.max(OFTENEST_REFRESH_SECONDS, refresh);
        var shown = views.view(job, person, Attempted.nothing(), PlanLook.of(view, context), seconds);
        return Html.ok(new JobPage(shells.shell(), shown));
    }

    /** The whole timeline as JSON, a page at a time; {@code after} is the {@code seq} to go on from. */
    @GET
    @Path("{id}/events")
    @Needs(Permission.JOBS_READ)
    public Response events(@RestPath String id, @RestQuery @Nullable Long after) {
        var job = reach.job(visitor.principal(), id);
        return views.events(job, Objects.requireNonNullElse(after, 0L));
    }

    /** The moving part alone, for the script. */
    @GET
    @Path("{id}/live")
    @Needs(Permission.JOBS_READ)
    public Response live(@RestPath String id, @HeaderParam("If-None-Match") @Nullable String seen) {
        var live = views.live(reach.job(visitor.principal(), id));
        if (live.tag().equals(seen)) {
            return Response.notModified().header("ETag", live.tag()).build();
        }
        return Response.fromResponse(Html.ok(new JobLive(live)))
                .header("ETag", live.tag())
                .build();
    }
}
