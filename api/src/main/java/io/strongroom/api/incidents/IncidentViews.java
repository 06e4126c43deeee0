package io.strongroom.api.incidents;

import io.strongroom.api.events.EventView;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.incidents.Containment;
import io.strongroom.domain.incidents.FittingContainments;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.Incidents;
import io.strongroom.domain.incidents.TimelineEntry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers an incident's story. */
@Singleton
class IncidentViews {
    private static final int LINES_MOST = 500;
    private static final int EVENTS_MOST = 100;

    private final Incidents incidents;
    private final Events events;
    private final VisibleIncidents visible;
    private final InstantSource clock;

    IncidentViews(Incidents incidents, Events events, VisibleIncidents visible, InstantSource clock) {
        this.clock = clock;
        this.incidents = incidents;
        this.events = events;
        this.visible = visible;
    }

    IncidentDetailView whole(Incident incident) {
        var timeline = incidents.timeline(incident.id(), LINES_MOST + 1);
        var shown = timeline.subList(Math.max(0, timeline.size() - LINES_MOST), timeline.size());
        return new IncidentDetailView(
                visible.view(incident),
                shown.stream().map(TimelineView::of).toList(),
                timeline.size() > LINES_MOST,
                events(shown),
                fitting(incident, shown, clock.instant()).stream()
                        .map(ContainmentView::of)
                        .toList());
    }

    /** What may be asked for to contain it. */
    List<Containment> fitting(Incident incident, Instant now) {
        return fitting(incident, incidents.timeline(incident.id(), LINES_MOST), now);
    }

    private static List<Containment> fitting(Incident incident, List<TimelineEntry> timeline, Instant now) {
        return incident.state().open() ? FittingContainments.of(incident, timeline, now) : List.of();
    }

    private List<EventView> events(List<TimelineEntry> timeline) {
        return timeline.reversed().stream()
                .flatMap(IncidentViews::shownBy)
                .distinct()
                .limit(EVENTS_MOST)
                .map(events::find)
                .flatMap(Optional::stream)
                .map(EventView::of)
                .toList()
                .reversed();
    }

    private static Stream<EventId> shownBy(TimelineEntry entry) {
        return entry instanceof TimelineEntry.Found found ? found.event().stream() : Stream.empty();
    }
}
