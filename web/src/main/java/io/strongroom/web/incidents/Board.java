package io.strongroom.web.incidents;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.IncidentEvent;
import io.strongroom.domain.incidents.IncidentState;
import io.strongroom.web.events.Feed;
import io.strongroom.web.format.Chip;
import io.strongroom.web.format.IncidentWords;
import io.strongroom.web.layout.Shell;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Incidents by where they stand, the worst of each state first. */
record Board(IncidentFilter filter, List<Column> columns, Feed.Look feed) {
    /** Most cards of a column; the list has the rest. */
    static final int CARDS_MOST = 20;

    /** The list of a column's incidents. */
    public String hrefOf(Column column) {
        return filter.withState(column.state());
    }

    /** @param cut whether there are more than these */
    record Column(String state, List<Card> cards, boolean cut) {
        public Chip chip() {
            return IncidentWords.chipOf(state);
        }
    }

    /**
     * An incident on the board.
     *
     * @param clock how long people took, or have taken until now
     * @param mayRespond whether who looks may move it
     */
    record Card(Incident incident, String clock, boolean mayRespond) {
        /** Where it can be moved without saying more; closing takes a reason, and so its own page. */
        public List<Move> moves() {
            if (!mayRespond) {
                return List.of();
            }
            return Stream.of(
                            new IncidentEvent.Acknowledged(Instant.EPOCH, ""),
                            new IncidentEvent.ContainmentBegun(Instant.EPOCH, ""),
                            new IncidentEvent.RecoveryBegun(Instant.EPOCH, ""))
                    .flatMap(event -> incident.state().next(event).stream())
                    .map(state -> new Move(
                            state.label(), IncidentWords.chipOf(state.label()).text()))
                    .toList();
        }

        /** Whether it can be closed now. */
        public boolean closes() {
            return mayRespond && incident.state().open() && !(incident.state() instanceof IncidentState.Detected);
        }

        public String seen() {
            return IncidentView.seen(incident);
        }
    }

    /** A state that a card can be moved to. */
    record Move(String to, String text) {}

    @CheckedTemplate(basePath = "incidents")
    record BoardPage(Shell shell, Board board) implements TemplateInstance {}
}
