package io.strongroom.api.incidents;

import io.strongroom.api.access.Caller;
import io.strongroom.api.http.Cursors;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.api.http.Paging;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.Incidents;
import io.strongroom.domain.incidents.TimelineEntry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** An incident's story page by page, from its end back to its beginning. */
@Singleton
class TimelinePages {
    private final Incidents incidents;
    private final Caller caller;
    private final Cursors cursors;

    TimelinePages(Incidents incidents, Caller caller, Cursors cursors) {
        this.incidents = incidents;
        this.caller = caller;
        this.cursors = cursors;
    }

    /** @throws io.strongroom.domain.problems.Rejected {@code malformed-request}, {@code cursor-mismatch} */
    TimelineView.Page page(Incident incident, ListAsk ask, String self) {
        int most = Lists.limit(ask.limit);
        if (ask.counted()) {
            throw Lists.malformed("include", "does not apply: lines are not counted");
        }
        if (!Paging.filter(ask).isBlank()) {
            throw Lists.malformed("q", "does not apply: a story is told whole");
        }
        var name = caller.principal().userId() + " timeline " + incident.id() + " " + ask.q;
        var before = cursors.position(ask.cursor, name).map(TimelinePages::place);
        var found = incidents.timeline(incident.id(), before, most + 1).reversed();
        var lines = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most ? cursors.after(position(lines.getLast()), name) : null;
        return new TimelineView.Page(
                lines.stream().map(TimelineView::of).toList(), next, Lists.Links.of(self, next), List.of());
    }

    private static String position(TimelineEntry last) {
        return last.at() + " " + last.sequence();
    }

    private static TimelineEntry.Cursor place(String position) {
        var parts = position.split(" ", 2);
        return new TimelineEntry.Cursor(Instant.parse(parts[0]), Long.parseLong(parts[1]));
    }
}
