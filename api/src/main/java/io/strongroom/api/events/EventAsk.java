package io.strongroom.api.events;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Plain filters of events. Fields and not a record, for that is what the framework fills. */
public class EventAsk {
    /** By account. */
    @QueryParam("account")
    @Parameter(
            description = "Only these accounts, comma-separated.",
            example = "123456789012",
            schema = @Schema(maxLength = 2000))
    public @Nullable String account;

    /** By name. */
    @QueryParam("name")
    @Parameter(
            description = "Only these calls or types of notices, comma-separated.",
            example = "DeleteRecoveryPoint",
            schema = @Schema(maxLength = 2000))
    public @Nullable String name;

    /** By principal. */
    @QueryParam("principal")
    @Parameter(
            description = "Only what this role, user or service did; a role's ARN means all its sessions.",
            example = "arn:aws:iam::123456789012:role/intruder",
            schema = @Schema(maxLength = 2048))
    public @Nullable String principal;

    /** From when. */
    @QueryParam("from")
    @Parameter(
            description = "Only what happened then or later. A narrow span is answered fast.",
            example = "2026-11-24T00:00:00Z",
            schema = @Schema(maxLength = 40))
    public @Nullable String from;

    /** Until when. */
    @QueryParam("to")
    @Parameter(
            description = "Only what happened before.",
            example = "2026-11-25T00:00:00Z",
            schema = @Schema(maxLength = 40))
    public @Nullable String to;

    /** What the list is named by, for its cursors. */
    @Override
    public String toString() {
        return String.join(
                "\n",
                String.valueOf(account),
                String.valueOf(name),
                String.valueOf(principal),
                String.valueOf(from),
                String.valueOf(to));
    }
}
