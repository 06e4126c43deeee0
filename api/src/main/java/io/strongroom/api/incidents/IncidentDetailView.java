package io.strongroom.api.incidents;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.strongroom.api.events.EventView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A single incident on the wire. */
@Schema(name = "IncidentDetails", description = "An incident with its story.")
public record IncidentDetailView(
        @JsonUnwrapped IncidentView incident,

        @Schema(
                description = "The newest lines of its story, by the time that things happened, oldest first.",
                maxItems = 500)
        List<TimelineView> timeline,

        @Schema(
                description =
                        "Whether the story has lines before the 500 that are here: /incidents/{id}/timeline has all.",
                examples = "false")
        boolean timelineCut,

        @Schema(
                description = "The newest events that its detections are made of, of the last 90 days, oldest first.",
                maxItems = 100)
        List<EventView> events,

        @Schema(
                description =
                        "Remediations that stop or undo what it is about, filled in; none of a closed one. Ask for one by POST to its containments.",
                maxItems = 1000)
        List<ContainmentView> containments) {}
