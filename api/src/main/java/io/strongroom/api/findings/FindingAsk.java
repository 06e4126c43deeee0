package io.strongroom.api.findings;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Plain filters of findings. Fields and not a record, for that is what the framework fills. */
public class FindingAsk {
    /** By control. */
    @QueryParam("control")
    @Parameter(
            description = "Only these controls, comma-separated.",
            example = "IMM-01",
            schema = @Schema(maxLength = 2000))
    public @Nullable String control;

    /** By account. */
    @QueryParam("account")
    @Parameter(
            description = "Only these accounts, comma-separated.",
            example = "123456789012",
            schema = @Schema(maxLength = 2000))
    public @Nullable String account;

    /** By Region. */
    @QueryParam("region")
    @Parameter(
            description = "Only these Regions, comma-separated; global for what has none.",
            example = "eu-west-1",
            schema = @Schema(maxLength = 2000))
    public @Nullable String region;

    /** By severity. */
    @QueryParam("severity")
    @Parameter(
            description = "Only these severities, comma-separated: CRITICAL, HIGH, MEDIUM, LOW.",
            example = "CRITICAL,HIGH",
            schema = @Schema(maxLength = 100))
    public @Nullable String severity;

    /** By status. */
    @QueryParam("status")
    @Parameter(
            description = "Only these statuses, comma-separated: OPEN, ACCEPTED, RESOLVED, STALE.",
            example = "OPEN",
            schema = @Schema(maxLength = 100))
    public @Nullable String status;

    /** By verdict. */
    @QueryParam("verdict")
    @Parameter(
            description = "Only these verdicts, comma-separated: FAIL, UNKNOWN.",
            example = "FAIL",
            schema = @Schema(maxLength = 100))
    public @Nullable String verdict;

    /** By resource. */
    @QueryParam("resource")
    @Parameter(
            description = "Only those on the resource with this ARN.",
            example = "arn:aws:backup:eu-west-1:123456789012:backup-vault:payments",
            schema = @Schema(maxLength = 2048))
    public @Nullable String resource;

    /** By who looks after it. */
    @QueryParam("assignee")
    @Parameter(
            description = "Only those that this person looks after.",
            example = "ada",
            schema = @Schema(maxLength = 64))
    public @Nullable String assignee;

    /** All of it. */
    @QueryParam("export")
    @Parameter(
            description =
                    "true: the whole filtered list at once, without limit and cursor. CSV always comes so, NDJSON when neither limit nor cursor is given.",
            schema = @Schema(enumeration = {"true", "false"}))
    public @Nullable String export;

    /** What the list is named by, for its cursors. */
    @Override
    public String toString() {
        return String.join(
                "\n",
                String.valueOf(control),
                String.valueOf(account),
                String.valueOf(region),
                String.valueOf(severity),
                String.valueOf(status),
                String.valueOf(verdict),
                String.valueOf(resource),
                String.valueOf(assignee));
    }
}
