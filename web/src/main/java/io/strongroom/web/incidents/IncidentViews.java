package io.strongroom.web.incidents;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.incidents.Containment;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.FittingContainments;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.IncidentRules;
import io.strongroom.domain.incidents.Incidents;
import io.strongroom.domain.incidents.TimelineEntry;
import io.strongroom.domain.remediations.RemediationCatalog;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.events.Feed;
import io.strongroom.web.format.Prose;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Gathers what the page of an incident says. */
@Singleton
class IncidentViews {
    private static final int LINES_MOST = 500;

    private final Incidents incidents;
    private final Events events;
    private final DetectorCatalog detectors;
    private final RemediationCatalog remediations;
    private final Accounts accounts;
    private final Feed feed;
    private final InstantSource clock;

    IncidentViews(
            Incidents incidents,
            Events events,
            DetectorCatalog detectors,
            RemediationCatalog remediations,
            Accounts accounts,
            Feed feed,
            InstantSource clock) {
        this.incidents = incidents;
        this.events = events;
        this.detectors = detectors;
        this.remediations = remediations;
        this.accounts = accounts;
        this.feed = feed;
        this.clock = clock;
    }

    LiveIncident live(Incident incident) {
        return live(incident, incidents.timeline(incident.id(), LINES_MOST + 1));
    }

    private LiveIncident live(Incident incident, List<TimelineEntry> timeline) {
        return new LiveIncident(
                incident,
                timeline.stream()
                        .skip(Math.max(0, timeline.size() - LINES_MOST))
                        .map(StoryLine::of)
                        .toList(),
                timeline.size() > LINES_MOST,
                ResponseClock.of(incident, clock.instant()));
    }

    IncidentView view(Incident incident, Principal person, IncidentForm form, int refresh) {
        var timeline = incidents.timeline(incident.id(), LINES_MOST + 1);
        var headline = incidents.headline(incident.id());
        var leading = detectors.leading(incident);
        var prose = Prose.of(leading);
        return new IncidentView(
                incident,
                live(incident, timeline),
                accounts.find(incident.account()).map(Account::name).orElse(""),
                headline,
                headline.flatMap(TimelineEntry.Found::event)
                        .flatMap(events::find)
                        .flatMap(AwsEvent::actor),
                leading,
                incident.detectors().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(one -> new IncidentView.Found(one.getKey(), title(one.getKey()), one.getValue()))
                        .toList(),
                Prose.under("Runbook", prose),
                fitting(incident, timeline).stream()
                        .map(one -> new IncidentView.Fit(one, title(one)))
                        .toList(),
                feed.look(),
                person.may(Permission.INCIDENTS_RESPOND),
                person.may(Permission.INCIDENTS_RESPOND) && person.may(Permission.JOBS_SUBMIT),
                IncidentRules.needsAnother(incident, person),
                form,
                refresh);
    }

    /** What can be asked for to contain it; nothing once it is closed. */
    List<Containment> fitting(Incident incident) {
        return fitting(incident, incidents.timeline(incident.id(), LINES_MOST));
    }

    private List<Containment> fitting(Incident incident, List<TimelineEntry> timeline) {
        return incident.state().open() ? FittingContainments.of(incident, timeline, clock.instant()) : List.of();
    }

    private String title(Containment fitting) {
        return remediations
                .find(fitting.remediation())
                .map(remediation -> remediation.spec().title())
                .orElse(fitting.remediation().value());
    }

    private String title(DetectorId id) {
        return detectors.find(id).map(DetectorSpec::title).orElse("A detector that is no longer installed");
    }
}
