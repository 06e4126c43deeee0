package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A restore that a restore testing plan made, from the 30 days that AWS remembers. The ARN is made of the job's id.
 *
 * @param vaultArn the vault that the recovery point is in; empty when AWS did not say
 * @param resourceArn what the recovery point is of
 * @param validationStatus {@code SUCCESSFUL}, {@code FAILED}, {@code TIMED_OUT} or {@code VALIDATING}; empty when nobody validated
 * @param deletionStatus {@code SUCCESSFUL}, {@code FAILED} or {@code DELETING}; empty when nothing was cleaned up yet
 */
public record RestoreTest(
        String arn,
        String testingPlanArn,
        String recoveryPointArn,
        Optional<String> vaultArn,
        Optional<String> resourceArn,
        String resourceType,
        String status,
        Optional<String> validationStatus,
        Optional<String> deletionStatus,
        Instant createdAt,
        Optional<Instant> completedAt)
        implements Resource {
    /** Whether a restore came out of it that someone or something found good. */
    public boolean proves() {
        return status.equals("COMPLETED")
                && validationStatus.filter("SUCCESSFUL"::equals).isPresent();
    }

    /** Whether it is over: restored or not, and no validation is under way. */
    public boolean finished() {
        return completedAt.isPresent()
                && validationStatus.filter("VALIDATING"::equals).isEmpty();
    }

    /** How long the restore took, or has taken by now. */
    public Duration took(Instant now) {
        return Duration.between(createdAt, completedAt.orElse(now));
    }

    /** The newest test of the resource that passes, empty when AWS remembers none. */
    public static Optional<RestoreTest> latestOf(
            ProtectedResource resource, Inventory inventory, Predicate<RestoreTest> which) {
        return inventory.all(Kinds.RESTORE_TESTS).stream()
                .filter(test ->
                        test.resourceArn().filter(resource.arn()::equals).isPresent())
                .filter(which)
                .max(Comparator.comparing(RestoreTest::createdAt));
    }
}
