package io.strongroom.domain.integrity;

import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.inventory.backup.RestoreTest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of a restore that a restore testing plan made.
 *
 * @param vaultArn the vault that the recovery point is in; empty when AWS did not say
 * @param status such as {@code RUNNING} or {@code COMPLETED}, as AWS writes it
 * @param validation {@code SUCCESSFUL}, {@code FAILED}, {@code TIMED_OUT} or {@code VALIDATING}; empty while nobody said
 * @param validatedBy who reported that to Strongroom; empty when AWS told it
 * @param message what went with the status or the validation
 */
public record RestoreOutcome(
        String jobId,
        Optional<String> vaultArn,
        String recoveryPointArn,
        Optional<String> resourceArn,
        String status,
        Optional<String> validation,
        Optional<String> validatedBy,
        Optional<String> message,
        Instant startedAt,
        Optional<Instant> endedAt) {
    /** The notice that tells it. */
    public static final String NOTICE = "aws.backup:Restore Job State Change";

    private static final Set<String> ENDS = Set.of("COMPLETED", "FAILED", "ABORTED");
    /** The weakest first: a bad end that somebody saw outweighs a good one. */
    private static final List<String> VALIDATIONS = List.of("VALIDATING", "TIMED_OUT", "SUCCESSFUL", "FAILED");

    private static final int MESSAGE_MOST = 1000;

    public RestoreOutcome {
        message = message.map(text -> text.length() > MESSAGE_MOST ? text.substring(0, MESSAGE_MOST) : text);
    }

    /** Of the list of restore jobs. */
    public static RestoreOutcome of(RestoreTest test) {
        return new RestoreOutcome(
                test.arn()
                        .substring(
                                Math.max(test.arn().lastIndexOf('/'), test.arn().lastIndexOf(':')) + 1),
                test.vaultArn(),
                test.recoveryPointArn(),
                test.resourceArn(),
                test.status(),
                test.validationStatus(),
                Optional.empty(),
                Optional.empty(),
                test.createdAt(),
                test.completedAt());
    }

    /** Of AWS Backup's notice; empty for anything else, restores that no restore testing plan made among it. */
    public static Optional<RestoreOutcome> of(AwsEvent event) {
        var job = event.told("restoreJobId");
        var point = event.told("recoveryPointArn");
        var status = event.told("status").or(() -> event.told("state"));
        if (!event.word().equals(NOTICE)
                || event.told("restoreTestingPlanArn").isEmpty()
                || job.isEmpty()
                || point.isEmpty()
                || status.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RestoreOutcome(
                job.get(),
                event.told("backupVaultArn"),
                point.get(),
                event.told("sourceResourceArn"),
                status.get(),
                event.told("validationStatus"),
                Optional.empty(),
                event.told("validationStatusMessage").or(() -> event.told("statusMessage")),
                event.told("creationDate").flatMap(RestoreOutcome::time).orElse(event.at()),
                event.told("completionDate").flatMap(RestoreOutcome::time)));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the restore is over, well or not. Its validation may be still to come. */
    public boolean finished() {
        return ENDS.contains(status);
    }

    /** Whether the recovery point was restored. */
    public boolean restored() {
        return status.equals("COMPLETED");
    }

    /** Whether the validation ended so. */
    public boolean validated(String how) {
        return validation.filter(how::equals).isPresent();
    }

    /** The same, with what somebody found out about its content. */
    public RestoreOutcome validated(String how, String by, Optional<String> said) {
        return combined(new RestoreOutcome(
                jobId,
                vaultArn,
                recoveryPointArn,
                resourceArn,
                status,
                Optional.of(how),
                Optional.of(by),
                said,
                startedAt,
                endedAt));
    }

    /**
     * Which of two holds: of one job what both say together, of two jobs the later one that is over. What comes late or
     * twice changes nothing.
     */
    static RestoreOutcome latest(RestoreOutcome known, RestoreOutcome told) {
        if (known.jobId.equals(told.jobId)) {
            return known.combined(told);
        }
        if (known.finished() != told.finished()) {
            return known.finished() ? known : told;
        }
        return told.startedAt.isAfter(known.startedAt) ? told : known;
    }

    private RestoreOutcome combined(RestoreOutcome told) {
        var end = told.finished() || !finished() ? told : this;
        var verdict = strength(told) > strength(this) ? told : this;
        return new RestoreOutcome(
                jobId,
                told.vaultArn.or(() -> vaultArn),
                recoveryPointArn,
                told.resourceArn.or(() -> resourceArn),
                end.status,
                verdict.validation,
                verdict.validatedBy,
                verdict.validation.isPresent() ? verdict.message : end.message.or(() -> message),
                startedAt,
                end.endedAt.or(() -> endedAt));
    }

    private static int strength(RestoreOutcome outcome) {
        return outcome.validation.map(VALIDATIONS::indexOf).orElse(-1);
    }
}
