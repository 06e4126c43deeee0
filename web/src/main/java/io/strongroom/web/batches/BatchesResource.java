package io.strongroom.web.batches;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.jobs.Batch;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.Batches;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Ids;
import io.strongroom.web.accounts.Reach;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Many jobs asked for at once: how far, what failed, how to stop. */
@Path("/batches")
@Blocking
@Pages
public class BatchesResource {
    private static final int PAGE = 50;
    private static final int OFTENEST_REFRESH_SECONDS = 5;
    private static final int GROUPS = 50;
    private static final int ACCOUNTS_SHOWN = 200;

    private final Batches batches;
    private final Accounts accounts;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    BatchesResource(
            Batches batches, Accounts accounts, Reach reach, Shells shells, Visitor visitor, InstantSource clock) {
        this.batches = batches;
        this.accounts = accounts;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.JOBS_READ)
    public Response list(@RestQuery @Nullable String before) {
        var person = visitor.principal();
        var own = person.reachesAll()
                ? Optional.<io.strongroom.domain.users.UserId>empty()
                : Optional.of(person.userId());
        var from = Optional.ofNullable(before).flatMap(Ids::parse).map(BatchId::new);
        var found = batches.list(own, from, PAGE + 1);
        var shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
        var next =
                found.size() > PAGE ? "/batches?before=" + shown.get(PAGE - 1).id() : "";
        var reached =
                shown.stream().filter(batch -> reach.reaches(person, batch)).toList();
        return Html.ok(new BatchesPage(shells.shell(), reached, next));
    }

    @GET
    @Path("{id}")
    @Needs(Permission.JOBS_READ)
    public Response show(@RestPath String id, @RestQuery @Nullable Integer refresh) {
        var person = visitor.principal();
        var batch = reach.batch(person, id);
        var seconds = refresh == null ? 0 : Math.max(OFTENEST_REFRESH_SECONDS, refresh);
        var view = new BatchView(
                batch,
                batches.failures(batch.id(), GROUPS),
                byAccount(batches.byAccount(batch.id())),
                person.may(Permission.JOBS_CONTROL),
                seconds);
        return Html.ok(new BatchPage(shells.shell(), view.finished() ? view.still() : view));
    }

    /** Progress and failures alone, for the script. */
    @GET
    @Path("{id}/live")
    @Needs(Permission.JOBS_READ)
    public Response live(@RestPath String id, @HeaderParam("If-None-Match") @Nullable String seen) {
        var batch = reach.batch(visitor.principal(), id);
        var view = new BatchView(batch, batches.failures(batch.id(), GROUPS), List.of(), false, 0);
        if (view.tag().equals(seen)) {
            return Response.notModified().header("ETag", view.tag()).build();
        }
        return Response.fromResponse(Html.ok(new BatchLive(view)))
                .header("ETag", view.tag())
                .build();
    }

    /** Holds back what waits. */
    @POST
    @Path("{id}/pause")
    @Needs(Permission.JOBS_CONTROL)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response pause(@RestPath String id) {
        var batch = reach.batch(visitor.principal(), id);
        batches.pause(batch.id(), visitor.principal(), clock.instant());
        return Html.goTo("/batches/" + batch.id());
    }

    /** Lets what was held back go on. */
    @POST
    @Path("{id}/resume")
    @Needs(Permission.JOBS_CONTROL)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response resume(@RestPath String id) {
        var batch = reach.batch(visitor.principal(), id);
        batches.resume(batch.id(), visitor.principal(), clock.instant());
        return Html.goTo("/batches/" + batch.id());
    }

    /** Calls off what has not begun. */
    @POST
    @Path("{id}/cancel")
    @Needs(Permission.JOBS_CONTROL)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response cancel(@RestPath String id) {
        var batch = reach.batch(visitor.principal(), id);
        batches.cancel(batch.id(), visitor.principal(), clock.instant());
        return Html.goTo("/batches/" + batch.id());
    }

    /** Queues what failed again. */
    @POST
    @Path("{id}/retry")
    @Needs(Permission.JOBS_CONTROL)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response retry(@RestPath String id) {
        var batch = reach.batch(visitor.principal(), id);
        batches.retryFailed(batch.id(), visitor.principal(), clock.instant());
        return Html.goTo("/batches/" + batch.id());
    }

    private List<BatchView.OfAccount> byAccount(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.<String, Long>comparingByKey()))
                .limit(ACCOUNTS_SHOWN)
                .map(e -> ofAccount(new AccountId(e.getKey()), e.getValue()))
                .toList();
    }

    private BatchView.OfAccount ofAccount(AccountId id, long jobs) {
        return new BatchView.OfAccount(
                id, accounts.find(id).map(account -> account.name()).orElse(""), jobs);
    }

    @CheckedTemplate(basePath = "batches")
    record BatchesPage(Shell shell, List<Batch> batches, String next) implements TemplateInstance {}

    @CheckedTemplate(basePath = "batches")
    record BatchPage(Shell shell, BatchView view) implements TemplateInstance {}

    @CheckedTemplate(basePath = "batches")
    record BatchLive(BatchView view) implements TemplateInstance {}
}
