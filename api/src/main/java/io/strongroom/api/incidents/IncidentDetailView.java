package io.strongroom.api.incidents;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.strongroom.api.events.EventView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A single incident on the wire. */
@Schema(name = "IncidentDetails", description = "An incident with its story.")
public record IncidentDetailView(
        @JsonUnwrapped IncidentView incident,

        @Schema(description = "Its story by the time that things happened, oldest first.", maxItems = 500)
        List<TimelineView> timeline,

        @Schema(description = "Whether the story goes on after the 500 lines that are here.", examples = "false")
        boolean timelineCut,

        @Schema(
                description = "The first events that its detections are made of, of the last 90 days, oldest first.",
                maxItems = 100)
        List<EventView> events) {}
