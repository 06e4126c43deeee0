package io.strongroom.api.incidents;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.incidents.Suppression;
import io.strongroom.domain.incidents.Suppressions.Suppressed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A suppression on the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "Suppression", description = "Detections that are expected for a time and open no incident.")
public record SuppressionView(
        @Schema(description = "UUIDv7.", examples = "0193a6f2-7c1e-7a44-8f5e-000000000031", format = "uuid")
        String id,

        @Schema(description = "Id of the detector.", examples = "INC-09", maxLength = 6)
        String detector,

        @Schema(description = "The AWS account.", examples = "123456789012", maxLength = 12)
        String accountId,

        @Schema(
                description = "Whose detections, * for any characters; absent for everybody's.",
                examples = "arn:aws:iam::123456789012:role/restore-drill",
                maxLength = 2048)
        Optional<String> principal,

        @Schema(
                description = "What they are about, * for any characters; absent for everything.",
                examples = "arn:aws:backup:eu-west-1:123456789012:backup-vault:drill-*",
                maxLength = 2048)
        Optional<String> resource,

        @Schema(description = "Why they are expected.", examples = "The quarterly restore drill", maxLength = 2000)
        String reason,

        @Schema(description = "Who answers for it.", examples = "platform-team", maxLength = 200)
        String owner,

        @Schema(
                description = "ACTIVE, EXPIRED or ENDED; only ACTIVE suppresses. New ones may come.",
                examples = "ACTIVE",
                maxLength = 40)
        String state,

        @Schema(description = "Sign-in name of who made it.", examples = "ada", maxLength = 64)
        String createdBy,

        @Schema(description = "When.", examples = "2026-11-24T06:00:00Z", format = "date-time")
        Instant createdAt,

        @Schema(description = "When it ends by itself.", examples = "2026-12-01T00:00:00Z", format = "date-time")
        Instant expiresAt,

        @Schema(
                description =
                        "Sign-in name of who approved that critical detections are suppressed too; absent while they are not.",
                examples = "bob",
                maxLength = 64)
        Optional<String> approvedBy,

        @Schema(description = "When it was approved.", examples = "2026-11-24T07:00:00Z", format = "date-time")
        Optional<Instant> approvedAt,

        @Schema(description = "Sign-in name of who ended it before its time.", examples = "ada", maxLength = 64)
        Optional<String> endedBy,

        @Schema(description = "When it was ended.", examples = "2026-11-25T07:00:00Z", format = "date-time")
        Optional<Instant> endedAt,

        @Schema(description = "How many detections it has suppressed.", examples = "3", minimum = "0")
        long suppressed,

        @Schema(
                description = "When the latest of them happened.",
                examples = "2026-11-24T08:00:00Z",
                format = "date-time")
        Optional<Instant> lastAt) {

    static SuppressionView of(Suppression one, Instant now) {
        return new SuppressionView(
                one.id().toString(),
                one.detector().value(),
                one.account().value(),
                one.principal(),
                one.resource(),
                one.reason(),
                one.owner(),
                one.stateAt(now).name(),
                one.createdBy(),
                one.createdAt(),
                one.expiresAt(),
                one.approvedBy(),
                one.approvedAt(),
                one.endedBy(),
                one.endedAt(),
                one.suppressed(),
                one.lastAt());
    }

    /** A single one. */
    @Schema(name = "SuppressionDetails", description = "A suppression with what it has suppressed.")
    public record Detail(
            @JsonUnwrapped SuppressionView suppression,

            @Schema(description = "What it has suppressed, the latest 100 first.", maxItems = 100)
            List<SuppressedView> detections) {}

    /** A detection that opened nothing. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "SuppressedDetection", description = "A detection that opened no incident.")
    public record SuppressedView(
            @Schema(description = "When it happened.", examples = "2026-11-24T08:00:00Z", format = "date-time")
            Instant at,

            @Schema(description = "How grave it would have been.", examples = "MEDIUM", maxLength = 40)
            String severity,

            @Schema(
                    description = "What happened.",
                    examples = "restore-drill started a restore of payments.",
                    maxLength = 10_000)
            String because,

            @Schema(
                    description = "The event that shows it.",
                    examples = "7f1c2f4e-1d3b-4f0e-9f57-0a1b2c3d4e5f",
                    maxLength = 128)
            Optional<String> event) {
        static SuppressedView of(Suppressed one) {
            return new SuppressedView(one.at(), one.severity().name(), one.because(), one.event());
        }
    }

    /** A page of suppressions. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SuppressionList", description = "A page of suppressions, the newest first.")
    public record Page(
            @Schema(description = "The suppressions.", maxItems = 500)
            List<SuppressionView> items,

            @Schema(description = "Where to go on; absent at the end.", maxLength = 500) @Nullable
            String nextCursor,

            @Schema(description = "This page and the next.") Lists.Links links,

            @Schema(
                    description =
                            "Accounts that could not be asked and are missing here; none, as this comes of what is stored.",
                    maxItems = 10_000)
            List<String> unreachable) {}
}
