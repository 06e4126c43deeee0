package io.strongroom.api.integrity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.integrity.KnownBackups;
import io.strongroom.domain.integrity.RestoreOutcome;
import io.strongroom.domain.integrity.ScanOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Recovery points of one resource in one vault on the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(
        name = "RecoveryPoints",
        description = "The recovery points of one resource in one vault, and how much of them is proven.")
public record RecoveryPointsView(
        @Schema(description = "Where.", examples = "123456789012", pattern = "^[0-9]{12}$")
        String accountId,

        @Schema(description = "Where.", examples = "eu-west-1", maxLength = 64)
        String region,

        @Schema(description = "The vault's name.", examples = "payments", maxLength = 128)
        String vault,

        @Schema(
                description = "The vault.",
                examples = "arn:aws:backup:eu-west-1:123456789012:backup-vault:payments",
                maxLength = 2048)
        String vaultArn,

        @Schema(
                description =
                        "What they are of; absent for those of resources beyond the first 10,000 of a vault, which are counted together.",
                examples = "arn:aws:ec2:eu-west-1:123456789012:volume/vol-1",
                maxLength = 2048)
        Optional<String> resourceArn,

        @Schema(description = "As AWS Backup writes it.", examples = "EBS", maxLength = 128)
        String resourceType,

        @Schema(description = "How many there are.", examples = "35", minimum = "0")
        long recoveryPoints,

        @Schema(description = "How many of them can be restored.", examples = "35", minimum = "0")
        long restorable,

        @Schema(description = "Size of all of them.", examples = "8800000000", minimum = "0")
        long bytes,

        @Schema(
                description = "When the oldest that can be restored was made.",
                examples = "2026-10-20T05:00:00Z",
                format = "date-time")
        Optional<Instant> oldestAt,

        @Schema(
                description = "When the newest that can be restored was made.",
                examples = "2026-11-24T05:00:00Z",
                format = "date-time")
        Optional<Instant> newestAt,

        @Schema(
                description =
                        "When the resource's newest backup, in whatever vault of the Region, is older than the policy asks; absent where that cannot be told.",
                examples = "2026-11-25T17:00:00Z",
                format = "date-time")
        Optional<Instant> dueAt,

        @Schema(description = "Whether that is past.", examples = "false")
        boolean stale,

        @Schema(
                description =
                        "How much is proven: NOTHING, JOB_COMPLETED, ENCRYPTED (with named keys that are enabled), RESTORE_TESTED, CONTENT_VERIFIED. Each asks for those before it.",
                examples = "ENCRYPTED",
                maxLength = 40)
        String rung,

        @Schema(
                description =
                        "What is between this rung and the next. MISSING: it is known not to hold. UNTOLD: it could not be told. NONE: this is the top.",
                examples = "MISSING",
                maxLength = 40)
        String gap,

        @Schema(
                description = "Why it does not stand higher, or what proves the top.",
                examples = "No restore test of it is known. Put it into a restore testing plan.",
                maxLength = 4000)
        String because,

        @Schema(description = "Keys that they are encrypted with.", maxItems = 8)
        List<String> keyArns,

        @Schema(description = "The last restore test; absent when none is known.")
        Optional<TestView> restoreTest,

        @Schema(description = "The last malware scan that is over; absent when none is known.")
        Optional<ScanView> malwareScan,

        @Schema(
                description = "When the account and Region were last assessed.",
                examples = "2026-11-24T06:00:00Z",
                format = "date-time")
        Instant assessedAt,

        @Schema(
                description =
                        "Why recovery points could not be listed then, so that all this is older; absent when they were.",
                examples = "denied backup:ListRecoveryPointsByBackupVault",
                maxLength = 1000)
        Optional<String> unread) {

    /** A restore test on the wire. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "RestoreTest", description = "A restore that a restore testing plan made.")
    public record TestView(
            @Schema(
                    description = "The restore job.",
                    examples = "9F1C8A54-2B1E-4C7D-8E0A-3F6B5D2C1A90",
                    maxLength = 256)
            String jobId,

            @Schema(
                    description = "What was restored.",
                    examples = "arn:aws:ec2:eu-west-1::snapshot/snap-0123456789abcdef0",
                    maxLength = 2048)
            String recoveryPointArn,

            @Schema(description = "As AWS Backup writes it.", examples = "COMPLETED", maxLength = 40)
            String status,

            @Schema(
                    description = "SUCCESSFUL, FAILED, TIMED_OUT or VALIDATING; absent while nobody said.",
                    examples = "SUCCESSFUL",
                    maxLength = 40)
            Optional<String> validation,

            @Schema(
                    description = "Who told Strongroom so; absent when AWS did.",
                    examples = "validator of ada",
                    maxLength = 300)
            Optional<String> validatedBy,

            @Schema(description = "What was said with it.", examples = "42 tables, all readable", maxLength = 1000)
            Optional<String> message,

            @Schema(description = "When it began.", examples = "2026-11-22T09:00:00Z", format = "date-time")
            Instant startedAt,

            @Schema(description = "When it was over.", examples = "2026-11-22T09:35:00Z", format = "date-time")
            Optional<Instant> endedAt) {
        static TestView of(RestoreOutcome test) {
            return new TestView(
                    test.jobId(),
                    test.recoveryPointArn(),
                    test.status(),
                    test.validation(),
                    test.validatedBy(),
                    test.message(),
                    test.startedAt(),
                    test.endedAt());
        }
    }

    /** A malware scan on the wire. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "RecoveryPointScan", description = "A malware scan of a recovery point.")
    public record ScanView(
            @Schema(description = "The scan job.", examples = "scan-1", maxLength = 256)
            String jobId,

            @Schema(
                    description = "What was scanned.",
                    examples = "arn:aws:ec2:eu-west-1::snapshot/snap-0123456789abcdef0",
                    maxLength = 2048)
            String recoveryPointArn,

            @Schema(description = "As AWS Backup writes it.", examples = "COMPLETED", maxLength = 40)
            String state,

            @Schema(
                    description = "NO_THREATS_FOUND or THREATS_FOUND; absent when the scan gave no result.",
                    examples = "NO_THREATS_FOUND",
                    maxLength = 40)
            Optional<String> result,

            @Schema(description = "When it was over.", examples = "2026-11-24T01:00:00Z", format = "date-time")
            Instant at) {
        static ScanView of(ScanOutcome scan) {
            return new ScanView(scan.jobId(), scan.recoveryPointArn(), scan.state(), scan.result(), scan.at());
        }
    }

    /** A page of them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "RecoveryPointsList",
            description = "A page of recovery points by vault and resource, what is proven least first.")
    public record Page(
            @Schema(description = "The recovery points.", maxItems = 500)
            List<RecoveryPointsView> items,

            @Schema(description = "Where to go on; absent at the end.", maxLength = 500) @Nullable
            String nextCursor,

            @Schema(description = "This page and the next.") Lists.Links links,

            @Schema(
                    description =
                            "Accounts that could not be asked and are missing here; none, as this comes of what is stored. Each item tells how old it is.",
                    maxItems = 10_000)
            List<String> unreachable) {}

    /** On the wire. @param now what staleness is told by */
    public static RecoveryPointsView of(KnownBackups known, Instant now) {
        var one = known.backup();
        var points = one.held().points();
        return new RecoveryPointsView(
                one.account().value(),
                one.region(),
                one.subject().vaultName(),
                points.vaultArn(),
                points.further() ? Optional.empty() : Optional.of(points.resourceArn()),
                points.resourceType(),
                points.points(),
                points.restorable(),
                points.bytes(),
                points.oldest(),
                points.newest(),
                one.dueAt().filter(due -> one.held().newestAnywhere().isPresent()),
                one.stale(now),
                one.evidence().rung().name(),
                one.evidence().gap().name(),
                one.evidence().why(),
                List.copyOf(points.keyArns()),
                one.proof().test().map(TestView::of),
                one.proof().scan().map(ScanView::of),
                known.assessedAt(),
                known.unread());
    }
}
