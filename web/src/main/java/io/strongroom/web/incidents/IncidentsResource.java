package io.strongroom.web.incidents;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.IncidentState;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.alerts.Alerting;
import io.strongroom.web.events.Feed;
import io.strongroom.web.format.Chip;
import io.strongroom.web.format.IncidentWords;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is burning, the worst first. */
@Path("/incidents")
@Blocking
@Pages
public class IncidentsResource {
    private static final int PAGE = 50;

    private final VisibleIncidents visible;
    private final ActiveIncidents active;
    private final DetectorCatalog detectors;
    private final Feed feed;
    private final Alerting alerting;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    IncidentsResource(
            VisibleIncidents visible,
            ActiveIncidents active,
            DetectorCatalog detectors,
            Feed feed,
            Alerting alerting,
            Shells shells,
            Visitor visitor,
            InstantSource clock) {
        this.visible = visible;
        this.active = active;
        this.detectors = detectors;
        this.feed = feed;
        this.alerting = alerting;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.INCIDENTS_READ)
    public Response list(@Context UriInfo address) {
        var person = visitor.principal();
        var filter = IncidentFilter.of(address.getQueryParameters());
        if ("board".equals(address.getQueryParameters().getFirst("view"))) {
            return Html.ok(new Board.BoardPage(shells.shell(), board(person, filter)));
        }
        var found = visible.list(person, filter, PAGE + 1);
        var shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
        var now = clock.instant();
        var rows = shown.stream()
                .map(one -> new Row(one, ResponseClock.of(one, now)))
                .toList();
        var next = found.size() > PAGE ? filter.next(shown.getLast()) : "";
        return Html.ok(new IncidentsPage(
                shells.shell(),
                new IncidentsView(
                        filter, rows, next, active.of(person), detectors.specs(), feed.look(), alerting.look(person))));
    }

    private Board board(Principal person, IncidentFilter filter) {
        var now = clock.instant();
        var mayRespond = person.may(Permission.INCIDENTS_RESPOND);
        var columns = IncidentState.ALL.stream()
                .map(state -> {
                    var found = visible.list(person, filter.inState(state), Board.CARDS_MOST + 1);
                    var cards = found.stream()
                            .limit(Board.CARDS_MOST)
                            .map(one -> new Board.Card(one, ResponseClock.of(one, now), mayRespond))
                            .toList();
                    return new Board.Column(state, cards, found.size() > Board.CARDS_MOST);
                })
                .toList();
        return new Board(filter, columns, feed.look());
    }

    /** An incident in the list. @param clock how long people took, or have taken until now */
    record Row(Incident incident, String clock) {}

    /** A list that this one can be changed to. */
    record Pick(Chip chip, String href, boolean current) {}

    /**
     * The list.
     *
     * @param next the address of those after these; empty text on the last page
     * @param burning all that is open, whatever the filter
     */
    record IncidentsView(
            IncidentFilter filter,
            List<Row> rows,
            String next,
            ActiveIncidents.Burning burning,
            List<DetectorSpec> detectors,
            Feed.Look feed,
            Alerting.Look alerts) {
        public List<Pick> states() {
            var picks = new ArrayList<Pick>();
            picks.add(new Pick(
                    new Chip("idle", "dash", "All open"),
                    filter.withState(""),
                    filter.state().isEmpty()));
            IncidentState.ALL.forEach(label -> picks.add(
                    new Pick(IncidentWords.chipOf(label), filter.withState(label), label.equals(filter.state()))));
            picks.add(new Pick(
                    new Chip("idle", "dash", "All, closed too"),
                    filter.withState(IncidentFilter.ANY),
                    filter.state().equals(IncidentFilter.ANY)));
            return picks;
        }

        public List<Severity> severities() {
            return Arrays.asList(Severity.values());
        }

        public String hrefOf(Severity severity) {
            return filter.withSeverity(severity.name());
        }
    }

    @CheckedTemplate(basePath = "incidents")
    record IncidentsPage(Shell shell, IncidentsView view) implements TemplateInstance {}
}
