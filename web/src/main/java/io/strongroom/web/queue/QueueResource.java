package io.strongroom.web.queue;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.jobs.DeadLetters;
import io.strongroom.domain.jobs.Workers;
import io.strongroom.domain.problems.Rejected;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the queue gave up on, and telling workers again. */
@Path("/queue")
@Blocking
@Pages
public class QueueResource {
    private static final int MOST = 100;

    private final DeadLetters letters;
    private final Workers workers;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    QueueResource(
            DeadLetters letters, Workers workers, Reach reach, Shells shells, Visitor visitor, InstantSource clock) {
        this.letters = letters;
        this.workers = workers;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    /** @param redriven how many jobs were told of again, after a redrive */
    @GET
    @Needs(Permission.QUEUE_READ)
    public Response list(@RestQuery @Nullable Integer redriven) {
        var said = redriven == null ? "" : "Workers were told again of " + Math.max(0, redriven) + " due jobs.";
        return Html.ok(new QueuePage(
                shells.shell(),
                letters.waiting(reach.visible(visitor.principal()), MOST),
                workers.anyPresent(clock.instant()),
                visitor.principal().may(Permission.QUEUE_REDRIVE),
                said));
    }

    @POST
    @Path("{id}/redrive")
    @Needs(Permission.QUEUE_REDRIVE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response redrive(@RestPath String id) {
        var letter = Ids.parse(id)
                .flatMap(one -> letters.find(one, reach.visible(visitor.principal())))
                .orElseThrow(() -> Rejected.notFound("dead letter"));
        return Html.goTo("/queue?redriven=" + letters.redrive(letter.id(), visitor.principal(), clock.instant()));
    }

    @CheckedTemplate(basePath = "queue")
    record QueuePage(
            Shell shell, List<DeadLetters.DeadLetter> letters, boolean workers, boolean mayRedrive, String said)
            implements TemplateInstance {}
}
