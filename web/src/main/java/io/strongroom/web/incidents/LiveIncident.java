package io.strongroom.web.incidents;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.web.format.Chip;
import io.strongroom.web.format.IncidentWords;
import java.util.List;

/**
 * The part of an incident's page that moves on by itself.
 *
 * @param cut whether the story has lines before these
 */
record LiveIncident(Incident incident, List<StoryLine> story, boolean cut, String clock) {
    public Chip chip() {
        return IncidentWords.chip(incident.state());
    }

    /** Whether nothing moves without more being detected. */
    public boolean still() {
        return !incident.state().open();
    }

    /** Changes when anything shown here does, the clock aside. */
    public String tag() {
        return "\"" + incident.version() + "\"";
    }

    @CheckedTemplate(basePath = "incidents")
    record IncidentLive(LiveIncident live) implements TemplateInstance {}
}
