package io.strongroom.api.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.api.http.ProblemView;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.remediations.LockMoment;
import io.strongroom.domain.remediations.PlanSummary;
import io.strongroom.domain.remediations.Warning;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A job on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Job", description = "One remediation on one target, from request to verified change.")
public record JobView(
        @Schema(description = "UUIDv7.", examples = "0193a6f2-7c1e-7a44-8f5e-000000000001", format = "uuid")
        String id,

        @Schema(
                description = "REMEDIATE, or ROLL_BACK for the undoing of another job.",
                examples = "REMEDIATE",
                maxLength = 40)
        String kind,

        @Schema(description = "Id of the remediation.", examples = "create-backup-key", maxLength = 64)
        String remediation,

        @Schema(description = "Where to.") TargetView target,

        @Schema(description = "PLAN or APPLY.", examples = "APPLY", maxLength = 40)
        String mode,

        @Schema(
                description =
                        "QUEUED, RUNNING, RETRYING, AWAITING_APPROVAL, PLANNED, SUCCEEDED, FAILED, CANCELLED or QUARANTINED; new ones may come.",
                examples = "QUEUED",
                maxLength = 40)
        String state,

        @Schema(description = "PLAN, APPLY or VERIFY.", examples = "PLAN", maxLength = 40)
        String phase,

        @Schema(
                description = "Of a finished job: CHANGED, ALREADY_COMPLIANT, STALE, REJECTED or ERROR.",
                examples = "CHANGED",
                maxLength = 40)
        @Nullable
        String outcome,

        @Schema(
                description = "What it made or found, by the remediation's output names.",
                type = SchemaType.OBJECT,
                examples = "{\"alias\":\"alias/backup-critical-data\"}")
        @Nullable
        JsonNode outputs,

        @Schema(description = "Why it failed, or why it is tried again.") @Nullable
        ProblemView problem,

        @Schema(description = "From the moment there is a plan.") @Nullable
        PlanView plan,

        @Schema(
                description = "With defaults filled in.",
                type = SchemaType.OBJECT,
                examples = "{\"name\":\"critical-data\"}")
        JsonNode parameters,

        @Schema(description = "Why.", examples = "REL09-BP02 baseline", maxLength = 500)
        String reason,

        @Schema(description = "Sign-in name of who asked.", examples = "admin", maxLength = 64)
        String requestedBy,

        @Schema(description = "When it was asked for.", examples = "2026-11-24T06:00:00Z", format = "date-time")
        Instant createdAt,

        @Schema(description = "When it last changed.", examples = "2026-11-24T06:00:01Z", format = "date-time")
        Instant updatedAt,

        @Schema(description = "Its batch.", examples = "0193a6f2-7c1e-7a44-8f5e-000000000002", format = "uuid")
        @Nullable
        String batchId,

        @Schema(description = "The client's name for it.", examples = "a-1", maxLength = 128) @Nullable
        String clientToken,

        @Schema(
                description = "The job that this one undoes.",
                examples = "0193a6f2-7c1e-7a44-8f5e-000000000003",
                format = "uuid")
        @Nullable
        String rollbackOf,

        @Schema(description = "A person asked it to stop.", examples = "false")
        boolean cancelRequested) {

    /** Where a job works. */
    @Schema(name = "JobTarget", description = "One account in one Region.")
    public record TargetView(
            @Schema(
                    description = "The AWS account.",
                    examples = "123456789012",
                    pattern = "^[0-9]{12}$",
                    maxLength = 12)
            String accountId,

            @Schema(description = "The Region's code.", examples = "eu-west-1", maxLength = 40)
            String region) {}

    /** What an approver should know. */
    @Schema(name = "PlanWarning", description = "What an approver should know before saying yes.")
    public record WarningView(
            @Schema(description = "Stable name.", examples = "compliance-lock-is-final", maxLength = 64)
            String code,

            @Schema(description = "A sentence for people.", examples = "Nobody can undo this.", maxLength = 1000)
            String text) {
        static WarningView of(Warning warning) {
            return new WarningView(warning.code(), warning.text());
        }
    }

    /** A plan without its changes. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "PlanSummary", description = "The plan without its changes; those are at /jobs/{id}/changes.")
    public record PlanView(
            @Schema(description = "What an approval binds.", examples = "sha256:0f3a", maxLength = 71)
            String digest,

            @Schema(description = "R0 to R3: the highest of its changes.", examples = "R0", maxLength = 40)
            String riskClass,

            @Schema(description = "How many changes.", examples = "3", minimum = "0", maximum = "1000")
            int changes,

            @Schema(description = "How many of them cannot be undone.", examples = "0", minimum = "0", maximum = "1000")
            int irreversible,

            @Schema(description = "How many approvers it needs.", examples = "0", minimum = "0", maximum = "10")
            int approvalsNeeded,

            @Schema(description = "How many it has.", examples = "0", minimum = "0", maximum = "10")
            int approvals,

            @Schema(description = "When it was made.", examples = "2026-11-24T06:00:01Z", format = "date-time")
            Instant createdAt,

            @Schema(description = "When it must be made anew.", examples = "2026-11-25T06:00:01Z", format = "date-time")
            Instant expiresAt,

            @Schema(description = "What an approver should know.", maxItems = 100)
            List<WarningView> warnings,

            @Schema(
                    description = "What an approver must type when something cannot be undone.",
                    examples = "payments-vault",
                    maxLength = 256)
            Optional<String> confirmation,

            @Schema(
                    description =
                            "When something cannot be undone: until when it still can. AWS counts from the call, so before it is applied this is the earliest such moment; afterwards it is the one that AWS reports.",
                    examples = "2026-12-24T06:00:01Z",
                    format = "date-time")
            Optional<Instant> irreversibleAfter,

            @Schema(
                    description =
                            "The latest such moment: when the plan is applied as it expires. Equal to irreversibleAfter once it was applied.",
                    examples = "2026-12-25T06:00:01Z",
                    format = "date-time")
            Optional<Instant> irreversibleAtTheLatestAfter) {
        static PlanView of(Job job, PlanSummary plan) {
            var moment = job.lockMoment();
            return new PlanView(
                    plan.digest(),
                    plan.riskClass().name(),
                    plan.changes(),
                    plan.irreversible(),
                    plan.approvalsNeeded(),
                    plan.approvals(),
                    plan.createdAt(),
                    plan.expiresAt(),
                    plan.warnings().stream().map(WarningView::of).toList(),
                    plan.confirmation(),
                    moment.map(LockMoment::earliest),
                    moment.map(LockMoment::latest));
        }
    }

    public static JobView of(Job job) {
        return new JobView(
                job.id().toString(),
                job.kind().name(),
                job.remediation().value(),
                new TargetView(
                        job.target().accountId().value(), job.target().region().value()),
                job.mode().name(),
                job.state().label(),
                job.phase().name(),
                outcome(job.state()),
                job.outputs().orElse(null),
                problem(job.state()).map(ProblemView::of).orElse(null),
                job.plan().map(plan -> PlanView.of(job, plan)).orElse(null),
                job.parameters(),
                job.reason(),
                job.requestedByName(),
                job.createdAt(),
                job.updatedAt(),
                job.batchId().map(Object::toString).orElse(null),
                job.clientToken().orElse(null),
                job.rollbackOf().map(Object::toString).orElse(null),
                job.cancelRequested());
    }

    private static @Nullable String outcome(JobState state) {
        return switch (state) {
            case JobState.Succeeded s -> s.conclusion().name();
            case JobState.Failed s -> s.conclusion().name();
            case JobState.Quarantined s -> Conclusion.ERROR.name();
            case JobState.Queued s -> null;
            case JobState.Running s -> null;
            case JobState.Retrying s -> null;
            case JobState.AwaitingApproval s -> null;
            case JobState.Planned s -> null;
            case JobState.Cancelled s -> null;
        };
    }

    private static Optional<Problem> problem(JobState state) {
        return switch (state) {
            case JobState.Failed s -> Optional.of(s.problem());
            case JobState.Quarantined s -> Optional.of(s.problem());
            case JobState.Retrying s -> Optional.of(s.lastError());
            case JobState.Succeeded s -> Optional.empty();
            case JobState.Queued s -> Optional.empty();
            case JobState.Running s -> Optional.empty();
            case JobState.AwaitingApproval s -> Optional.empty();
            case JobState.Planned s -> Optional.empty();
            case JobState.Cancelled s -> Optional.empty();
        };
    }
}
