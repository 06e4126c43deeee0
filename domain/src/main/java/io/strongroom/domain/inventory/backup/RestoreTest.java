package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Resource;
import java.time.Instant;
import java.util.Optional;

/**
 * A restore that a restore testing plan made, from the 30 days that AWS remembers. The ARN is made of the job's id.
 *
 * @param resourceArn what the recovery point is of
 * @param validationStatus {@code SUCCESSFUL}, {@code FAILED}, {@code TIMED_OUT} or {@code VALIDATING}; empty when nobody validated
 * @param deletionStatus {@code SUCCESSFUL}, {@code FAILED} or {@code DELETING}; empty when nothing was cleaned up yet
 */
public record RestoreTest(
        String arn,
        String testingPlanArn,
        String recoveryPointArn,
        Optional<String> resourceArn,
        String resourceType,
        String status,
        Optional<String> validationStatus,
        Optional<String> deletionStatus,
        Instant createdAt,
        Optional<Instant> completedAt)
        implements Resource {}
