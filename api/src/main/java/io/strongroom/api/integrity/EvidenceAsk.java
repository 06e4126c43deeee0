package io.strongroom.api.integrity;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Plain filters of recovery points. Fields and not a record, for that is what the framework fills. */
public class EvidenceAsk {
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
            description = "Only these Regions, comma-separated.",
            example = "eu-west-1",
            schema = @Schema(maxLength = 1000))
    public @Nullable String region;

    /** By vault. */
    @QueryParam("vault")
    @Parameter(
            description = "Only vaults of these names, comma-separated.",
            example = "payments",
            schema = @Schema(maxLength = 2000))
    public @Nullable String vault;

    /** By resource type. */
    @QueryParam("type")
    @Parameter(
            description = "Only resources of these types as AWS Backup writes them, comma-separated.",
            example = "EBS",
            schema = @Schema(maxLength = 1000))
    public @Nullable String type;

    /** By rung. */
    @QueryParam("rung")
    @Parameter(
            description =
                    "Only what stands on these rungs, comma-separated: NOTHING, JOB_COMPLETED, ENCRYPTED, RESTORE_TESTED, CONTENT_VERIFIED.",
            example = "ENCRYPTED",
            schema = @Schema(maxLength = 200))
    public @Nullable String rung;

    /** Only what is too old. */
    @QueryParam("stale")
    @Parameter(
            description = "true: only resources whose newest backup is older than the policy asks.",
            example = "true",
            schema = @Schema(enumeration = {"true", "false"}))
    public @Nullable String stale;

    /** What the list is named by, for its cursors. */
    @Override
    public String toString() {
        return String.join(
                "\n",
                String.valueOf(account),
                String.valueOf(region),
                String.valueOf(vault),
                String.valueOf(type),
                String.valueOf(rung),
                String.valueOf(stale));
    }
}
