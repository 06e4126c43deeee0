package io.strongroom.api.incidents;

import io.strongroom.api.events.EventView;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.Incidents;
import io.strongroom.domain.incidents.TimelineEntry;
import jakarta.inject.Singleton;
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

    IncidentViews(Incidents incidents, Events events, VisibleIncidents visible) {
        this.incidents = incidents;
        this.events = events;
        this.visible = visible;
    }

    IncidentDetailView whole(Incident incident) {
        var timeline = incidents.timeline(incident.id(), LINES_MOST + 1);
        var shown = timeline.subList(0, Math.min(LINES_MOST, timeline.size()));
        return new IncidentDetailView(
                visible.view(incident),
                shown.stream().map(TimelineView::of).toList(),
                timeline.size() > LINES_MOST,
                events(shown));
    }

    private List<EventView> events(List<TimelineEntry> timeline) {
        return timeline.stream()
                .flatMap(IncidentViews::shownBy)
                .distinct()
                .limit(EVENTS_MOST)
                .map(events::find)
                .flatMap(Optional::stream)
                .map(EventView::of)
                .toList();
    }

    private static Stream<EventId> shownBy(TimelineEntry entry) {
        return entry instanceof TimelineEntry.Found found ? found.event().stream() : Stream.empty();
    }
}
