package io.strongroom.web.events;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.problems.Rejected;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;

/** The explorer of events. */
@Path("/events")
@Blocking
@Pages
public class EventsResource {
    private static final int PAGE = 50;

    private final Events events;
    private final Feed feed;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;

    EventsResource(Events events, Feed feed, Reach reach, Shells shells, Visitor visitor) {
        this.events = events;
        this.feed = feed;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
    }

    @GET
    @Needs(Permission.INCIDENTS_READ)
    public Response list(@Context UriInfo address) {
        var person = visitor.principal();
        var filter = EventFilter.of(address.getQueryParameters());
        var visible = reach.visible(person);
        // To a query an empty set of accounts could mean all.
        var found = visible.map(Set::isEmpty).orElse(false)
                ? List.<AwsEvent>of()
                : events.search(filter.query(visible, PAGE + 1));
        var shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
        var next = found.size() > PAGE ? filter.next(shown.getLast()) : "";
        return Html.ok(new EventsPage(shells.shell(), new EventsView(filter, shown, next, feed.whole(person))));
    }

    @GET
    @Path("{id}")
    @Needs(Permission.INCIDENTS_READ)
    public Response show(@RestPath String id) {
        var person = visitor.principal();
        var event = Optional.of(id)
                .filter(EventId::fits)
                .map(EventId::new)
                .flatMap(events::find)
                .orElseThrow(() -> Rejected.notFound("event"));
        if (!reach.reaches(person, event.account())) {
            throw reach.denied(person, "event", id);
        }
        return Html.ok(new EventPage(shells.shell(), event));
    }

    /**
     * The list.
     *
     * @param next the address of those after these; empty text on the last page
     */
    record EventsView(EventFilter filter, List<AwsEvent> events, String next, Feed.Whole feed) {}

    @CheckedTemplate(basePath = "events")
    record EventsPage(Shell shell, EventsView view) implements TemplateInstance {}

    @CheckedTemplate(basePath = "events")
    record EventPage(Shell shell, AwsEvent event) implements TemplateInstance {}
}
