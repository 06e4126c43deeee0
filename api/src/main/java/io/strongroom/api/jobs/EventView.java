package io.strongroom.api.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that happened to a job, on the wire. */
@Schema(name = "JobEvent", description = "Something that happened to a job, from the audit trail.")
public record EventView(
        @Schema(description = "Position in the trail, ascending; resume after it.", examples = "42", minimum = "1")
        long seq,

        @Schema(description = "When.", examples = "2026-11-24T06:00:01Z", format = "date-time")
        Instant at,

        @Schema(description = "Who: a sign-in name or worker/id.", examples = "admin", maxLength = 100)
        String actor,

        @Schema(description = "What.", examples = "job.approved", maxLength = 100)
        String action,

        @Schema(description = "More of it.", type = SchemaType.OBJECT, examples = "{}")
        JsonNode details) {

    /** Events of a job. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "JobEventList", description = "Events of a job in ascending order.")
    public record Page(
            @Schema(description = "Ascending.", maxItems = 500)
            List<EventView> items,

            @Schema(description = "Ask again with ?after= this.", examples = "42", minimum = "0") @Nullable
            Long lastSeq) {}

    static EventView of(AuditEntry entry) {
        return new EventView(entry.seq(), entry.at(), entry.actor(), entry.action(), entry.details());
    }
}
