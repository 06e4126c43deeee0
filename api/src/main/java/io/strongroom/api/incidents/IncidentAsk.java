package io.strongroom.api.incidents;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Plain filters of incidents. Fields and not a record, for that is what the framework fills. */
public class IncidentAsk {
    /** By state. */
    @QueryParam("state")
    @Parameter(
            description =
                    "Only these states, comma-separated: DETECTED, TRIAGED, CONTAINING, RECOVERING, CLOSED; OPEN for all but CLOSED.",
            example = "OPEN",
            schema = @Schema(maxLength = 100))
    public @Nullable String state;

    /** By severity. */
    @QueryParam("severity")
    @Parameter(
            description = "Only these severities, comma-separated: CRITICAL, HIGH, MEDIUM, LOW.",
            example = "CRITICAL,HIGH",
            schema = @Schema(maxLength = 100))
    public @Nullable String severity;

    /** By detector. */
    @QueryParam("detector")
    @Parameter(
            description = "Only those with a detection of one of these detectors, comma-separated.",
            example = "INC-10",
            schema = @Schema(maxLength = 500))
    public @Nullable String detector;

    /** By account. */
    @QueryParam("account")
    @Parameter(
            description = "Only these accounts, comma-separated.",
            example = "123456789012",
            schema = @Schema(maxLength = 2000))
    public @Nullable String account;

    /** By owner. */
    @QueryParam("owner")
    @Parameter(
            description = "Only those that the person with this sign-in name owns.",
            example = "ada",
            schema = @Schema(maxLength = 64))
    public @Nullable String owner;

    /** What the list is named by, for its cursors. */
    @Override
    public String toString() {
        return String.join(
                "\n",
                String.valueOf(state),
                String.valueOf(severity),
                String.valueOf(detector),
                String.valueOf(account),
                String.valueOf(owner));
    }
}
