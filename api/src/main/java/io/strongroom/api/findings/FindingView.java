package io.strongroom.api.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.remediations.RemediationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A finding on the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "Finding", description = "A control's standing verdict on one resource.")
public record FindingView(
        @Schema(description = "UUIDv7.", examples = "0193a6f2-7c1e-7a44-8f5e-000000000020", format = "uuid")
        String id,

        @Schema(description = "Id of the control.", examples = "IMM-01", maxLength = 6)
        String control,

        @Schema(description = "CRITICAL, HIGH, MEDIUM or LOW.", examples = "HIGH", maxLength = 40)
        String severity,

        @Schema(
                description =
                        "OPEN; ACCEPTED by an exception; RESOLVED; STALE when nobody looks any more. New ones may come.",
                examples = "OPEN",
                maxLength = 40)
        String status,

        @Schema(
                description = "FAIL, or UNKNOWN when it could not be told. Of a resolved one, what it was last.",
                examples = "FAIL",
                maxLength = 40)
        String verdict,

        @Schema(description = "The account.", examples = "123456789012", pattern = "^[0-9]{12}$", maxLength = 12)
        String accountId,

        @Schema(description = "A Region's code; global for what has none.", examples = "eu-west-1", maxLength = 40)
        String region,

        @Schema(description = "What is judged.") ResourceView resource,

        @Schema(
                description = "One sentence; of UNKNOWN, what could not be read.",
                examples = "The vault has no lock.",
                maxLength = 4000)
        String because,

        @Schema(
                description = "What it was seen by: values and ARNs.",
                type = SchemaType.OBJECT,
                examples = "{\"locked\":false}")
        JsonNode evidence,

        @Schema(description = "When it was first seen.", examples = "2026-11-01T06:00:00Z", format = "date-time")
        Instant firstSeenAt,

        @Schema(
                description = "The last assessment that saw it so.",
                examples = "2026-11-24T06:00:00Z",
                format = "date-time")
        Instant lastSeenAt,

        @Schema(
                description = "When verdict, evidence or status last changed.",
                examples = "2026-11-02T06:00:00Z",
                format = "date-time")
        Instant changedAt,

        @Schema(
                description = "What can repair it automatically, by id; none when people must.",
                examples = "[\"lock-backup-vault\"]",
                maxItems = 20)
        List<String> remediations,

        @Schema(description = "Who looks after it.", examples = "ada", maxLength = 64)
        Optional<String> assignee,

        @Schema(description = "What they think.", examples = "Waits for the maintenance window", maxLength = 2000)
        Optional<String> note,

        @Schema(description = "How often it came back after it was resolved.", examples = "0", minimum = "0")
        int reopened,

        @Schema(
                description = "The exception that accepts it.",
                examples = "0193a6f2-7c1e-7a44-8f5e-000000000021",
                format = "uuid")
        Optional<String> exception) {

    /** What is judged. */
    @Schema(name = "FindingResource", description = "What is judged.")
    public record ResourceView(
            @Schema(
                    description =
                            "As AWS Config writes it; Strongroom::Scope when the verdict is on the account and Region as a whole.",
                    examples = "AWS::Backup::BackupVault",
                    maxLength = 100)
            String type,

            @Schema(
                    description = "Its ARN.",
                    examples = "arn:aws:backup:eu-west-1:123456789012:backup-vault:payments",
                    maxLength = 2048)
            String arn) {}

    /** A page of findings. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FindingList", description = "A page of findings, the worst first and the oldest of equals first.")
    public record Page(
            @Schema(description = "The findings; with export=true all of them.")
            List<FindingView> items,

            @Schema(description = "Where to go on; absent at the end.", maxLength = 500) @Nullable
            String nextCursor,

            @Schema(description = "How many there are in all, up to 10000+.", examples = "10000+", maxLength = 10)
            @Nullable
            String count,

            @Schema(description = "This page and the next.") Lists.Links links,

            @Schema(
                    description =
                            "Accounts that could not be asked and are missing here; none, as this comes of what is stored.",
                    maxItems = 10_000)
            List<String> unreachable) {}

    static FindingView of(Finding finding, List<RemediationId> remediations) {
        return new FindingView(
                finding.id().toString(),
                finding.control().value(),
                finding.severity().name(),
                finding.status().name(),
                finding.verdict(),
                finding.accountId().value(),
                finding.region(),
                new ResourceView(finding.resourceType(), finding.resourceArn()),
                finding.because(),
                finding.facts(),
                finding.firstSeenAt(),
                finding.lastSeenAt(),
                finding.changedAt(),
                remediations.stream().map(RemediationId::value).toList(),
                finding.assignee(),
                finding.note(),
                finding.reopened(),
                finding.exception().map(UUID::toString));
    }
}
