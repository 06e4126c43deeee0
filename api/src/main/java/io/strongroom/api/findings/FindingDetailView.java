package io.strongroom.api.findings;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.findings.FindingEvent;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A single finding on the wire. */
@Schema(name = "FindingDetails", description = "A finding with its history.")
public record FindingDetailView(
        @JsonUnwrapped FindingView finding,

        @Schema(description = "What became of it, oldest first.", maxItems = 100_000)
        List<EventView> history) {

    /** One line of a finding's history. */
    @Schema(name = "FindingEvent", description = "One line of a finding's history.")
    public record EventView(
            @Schema(description = "When.", examples = "2026-11-24T06:00:01Z", format = "date-time")
            Instant at,

            @Schema(
                    description =
                            "OPENED, REOPENED, CHANGED, RESOLVED, ACCEPTED, EXCEPTION_ENDED, ASSIGNED or NOTED; new ones may come.",
                    examples = "OPENED",
                    maxLength = 40)
            String kind,

            @Schema(description = "Who: a sign-in name, or assessment.", examples = "assessment", maxLength = 64)
            String actor,

            @Schema(description = "More of it.", type = SchemaType.OBJECT, examples = "{\"how\":\"PASS\"}")
            JsonNode details) {
        static EventView of(FindingEvent event) {
            return new EventView(event.at(), event.kind(), event.actor(), event.details());
        }
    }
}
