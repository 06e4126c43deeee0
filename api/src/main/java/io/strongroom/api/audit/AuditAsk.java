package io.strongroom.api.audit;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Plain filters of audit entries. Fields and not a record, for that is what the framework fills. */
public class AuditAsk {
    /** By place. */
    @QueryParam("after")
    @Parameter(
            description = "Only entries after that place in the log.",
            example = "0",
            schema = @Schema(pattern = "^[0-9]{1,18}$"))
    public @Nullable String after;

    /** By actor. */
    @QueryParam("actor")
    @Parameter(description = "Only what this one did.", example = "ada", schema = @Schema(maxLength = 300))
    public @Nullable String actor;

    /** By action. */
    @QueryParam("action")
    @Parameter(
            description = "Only this action; all that begin so when it ends with a dot.",
            example = "job.",
            schema = @Schema(maxLength = 100))
    public @Nullable String action;

    /** By kind of object. */
    @QueryParam("objectKind")
    @Parameter(
            description = "Only what was done to objects of this kind.",
            example = "job",
            schema = @Schema(maxLength = 100))
    public @Nullable String objectKind;

    /** By object. */
    @QueryParam("objectId")
    @Parameter(
            description = "Only what was done to this object.",
            example = "0193e2a4-1b2c-7d3e-8f40-5a6b7c8d9e0f",
            schema = @Schema(maxLength = 500))
    public @Nullable String objectId;

    /** From when. */
    @QueryParam("from")
    @Parameter(
            description = "Only what was recorded then or later.",
            example = "2026-11-24T00:00:00Z",
            schema = @Schema(maxLength = 40))
    public @Nullable String from;

    /** Until when. */
    @QueryParam("to")
    @Parameter(
            description = "Only what was recorded before.",
            example = "2026-11-25T00:00:00Z",
            schema = @Schema(maxLength = 40))
    public @Nullable String to;

    /** What the list is named by, for its cursors. */
    @Override
    public String toString() {
        return String.join(
                "\n",
                String.valueOf(after),
                String.valueOf(actor),
                String.valueOf(action),
                String.valueOf(objectKind),
                String.valueOf(objectId),
                String.valueOf(from),
                String.valueOf(to));
    }
}
