package io.strongroom.api.incidents;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.DrillRole;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.IncidentState;
import io.strongroom.domain.inventory.backup.BlastRadius;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An incident on the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(
        name = "Incident",
        description = "Tampering with backups: detections that belong together, and how they are handled.")
public record IncidentView(
        @Schema(description = "UUIDv7.", examples = "0193a6f2-7c1e-7a44-8f5e-000000000031", format = "uuid")
        String id,

        @Schema(description = "What people call it by, ascending.", examples = "42", minimum = "1")
        long number,

        @Schema(description = "What happened.", examples = "A vault lock was removed", maxLength = 80)
        String title,

        @Schema(
                description = "The gravest of its detections: CRITICAL, HIGH, MEDIUM or LOW. New ones may come.",
                examples = "CRITICAL",
                maxLength = 40)
        String severity,

        @Schema(
                description = "DETECTED, TRIAGED, CONTAINING, RECOVERING or CLOSED. New ones may come.",
                examples = "DETECTED",
                maxLength = 40)
        String state,

        @Schema(description = "The detector that the title is of.", examples = "INC-02", maxLength = 6)
        String detector,

        @Schema(description = "All detectors that found something, by id.", maxItems = 100)
        List<DetectorCountView> detectors,

        @Schema(description = "Where.", examples = "123456789012", pattern = "^[0-9]{12}$")
        String accountId,

        @Schema(
                description = "Who did it: a role's or user's ARN, or a service; absent for what nobody called.",
                examples = "arn:aws:iam::123456789012:role/intruder",
                maxLength = 2048)
        Optional<String> principal,

        @Schema(description = "Sign-in name of who answers for it.", examples = "ada", maxLength = 64)
        Optional<String> owner,

        @Schema(
                description = "When it was detected: the response clock starts.",
                examples = "2026-11-24T06:00:00Z",
                format = "date-time")
        Instant openedAt,

        @Schema(
                description = "When somebody took it; absent again after a reopening.",
                examples = "2026-11-24T06:02:00Z",
                format = "date-time")
        Optional<Instant> acknowledgedAt,

        @Schema(description = "When it was closed.", examples = "2026-11-24T09:00:00Z", format = "date-time")
        Optional<Instant> closedAt,

        @Schema(
                description = "How it ended: HANDLED, EXPECTED or FALSE_ALARM. New ones may come.",
                examples = "HANDLED",
                maxLength = 40)
        Optional<String> resolution,

        @Schema(
                description = "What was said about its end.",
                examples = "The role's session was revoked",
                maxLength = 4000)
        Optional<String> resolutionReason,

        @Schema(
                description = "When the earliest thing happened.",
                examples = "2026-11-24T05:59:50Z",
                format = "date-time")
        Instant firstEventAt,

        @Schema(
                description = "When the latest thing happened.",
                examples = "2026-11-24T06:10:00Z",
                format = "date-time")
        Instant lastEventAt,

        @Schema(description = "ARNs or names of what it is about; the first 100.", maxItems = 100)
        List<String> resources,

        @Schema(
                description =
                        "Recovery points that are lost or exposed; absent when there are none or it could not be told.")
        Optional<RadiusView> atRisk,

        @Schema(description = "Whether it is one of a drill: then nothing of it is meant.", examples = "false")
        boolean drill) {

    /** How often a detector found something. */
    @Schema(name = "DetectorCount", description = "How often a detector found something.")
    public record DetectorCountView(
            @Schema(description = "The detector.", examples = "INC-02", maxLength = 6)
            String id,

            @Schema(description = "How many detections.", examples = "6", minimum = "1")
            long detections) {}

    /** What is lost. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "BlastRadius", description = "Recovery points that are lost or exposed.")
    public record RadiusView(
            @Schema(description = "How many.", examples = "412", minimum = "0")
            long recoveryPoints,

            @Schema(description = "Their size.", examples = "8800000000000", minimum = "0")
            long sizeBytes,

            @Schema(description = "When the oldest was made.", examples = "2025-11-24T06:00:00Z", format = "date-time")
            Optional<Instant> oldest,

            @Schema(description = "When the newest was made.", examples = "2026-11-24T02:00:00Z", format = "date-time")
            Optional<Instant> newest,

            @Schema(description = "ARNs of the vaults that they are in.", maxItems = 10_000)
            List<String> vaults) {
        static RadiusView of(BlastRadius radius) {
            return new RadiusView(
                    radius.recoveryPoints(),
                    radius.bytes(),
                    radius.oldest(),
                    radius.newest(),
                    radius.vaults().stream().sorted().toList());
        }
    }

    /** A page of incidents. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "IncidentList", description = "A page of incidents, the newest first.")
    public record Page(
            @Schema(description = "The incidents.", maxItems = 500)
            List<IncidentView> items,

            @Schema(description = "Where to go on; absent at the end.", maxLength = 500) @Nullable
            String nextCursor,

            @Schema(description = "This page and the next.") Lists.Links links,

            @Schema(
                    description =
                            "Accounts that could not be asked and are missing here; none, as this comes of what is stored. Whether events still come in is at /feed.",
                    maxItems = 10_000)
            List<String> unreachable) {}

    static IncidentView of(Incident incident, DetectorId leading) {
        var end = incident.state() instanceof IncidentState.Closed closed
                ? Optional.of(closed)
                : Optional.<IncidentState.Closed>empty();
        return new IncidentView(
                incident.id().toString(),
                incident.number(),
                incident.title(),
                incident.severity().name(),
                incident.state().label(),
                leading.value(),
                incident.detectors().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(one -> new DetectorCountView(one.getKey().value(), one.getValue()))
                        .toList(),
                incident.account().value(),
                incident.principal(),
                incident.owner(),
                incident.openedAt(),
                incident.acknowledgedAt(),
                incident.closedAt(),
                end.map(closed -> closed.resolution().name()),
                end.map(IncidentState.Closed::reason),
                incident.firstAt(),
                incident.lastAt(),
                incident.resources().stream().sorted().toList(),
                incident.atRisk().map(RadiusView::of),
                DrillRole.plays(incident));
    }
}
