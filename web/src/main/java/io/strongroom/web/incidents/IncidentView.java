package io.strongroom.web.incidents;

import io.strongroom.domain.events.Actor;
import io.strongroom.domain.incidents.Containment;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.IncidentEvent;
import io.strongroom.domain.incidents.IncidentState;
import io.strongroom.domain.incidents.TimelineEntry;
import io.strongroom.web.events.Feed;
import io.strongroom.web.format.Prose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An incident's page.
 *
 * @param headline the gravest detection, the latest of several
 * @param actor who called, as that detection's event tells
 * @param leading the detector that the title is of
 * @param runbook what its author says is to be done now
 * @param mayContain whether the person may ask for jobs too
 * @param needsAnother whether the person has handled a critical one, and so does not close it alone
 * @param fits what can be asked for to contain it
 */
record IncidentView(
        Incident incident,
        LiveIncident live,
        String accountName,
        Optional<TimelineEntry.Found> headline,
        Optional<Actor> actor,
        DetectorId leading,
        List<Found> detectors,
        List<Prose.Block> runbook,
        List<Fit> fits,
        Feed.Look feed,
        boolean mayRespond,
        boolean mayContain,
        boolean needsAnother,
        IncidentForm form,
        int refresh) {

    /** A detector, and how often it found something. */
    record Found(DetectorId id, String title, long times) {}

    /** A containment, and what its remediation is called. */
    record Fit(Containment containment, String title) {}

    private boolean leads(IncidentEvent event) {
        return mayRespond && incident.state().next(event).isPresent();
    }

    public boolean acknowledge() {
        return leads(new IncidentEvent.Acknowledged(Instant.EPOCH, ""));
    }

    public boolean contain() {
        return leads(new IncidentEvent.ContainmentBegun(Instant.EPOCH, ""));
    }

    public boolean recover() {
        return leads(new IncidentEvent.RecoveryBegun(Instant.EPOCH, ""));
    }

    public boolean resolve() {
        return mayRespond
                && switch (incident.state()) {
                    case IncidentState.Detected s -> false;
                    case IncidentState.Triaged s -> true;
                    case IncidentState.Containing s -> true;
                    case IncidentState.Recovering s -> true;
                    case IncidentState.Closed s -> false;
                };
    }

    /** How it ended; empty while it is open. */
    public Optional<IncidentState.Closed> end() {
        return Stream.of(incident.state())
                .filter(IncidentState.Closed.class::isInstance)
                .map(IncidentState.Closed.class::cast)
                .findFirst();
    }

    /** What people decided so far: whoever acts on it must have seen it. Detections that come in meanwhile do no harm. */
    public String seen() {
        return seen(incident);
    }

    static String seen(Incident incident) {
        return incident.state().label() + " " + incident.owner().orElse("");
    }
}
