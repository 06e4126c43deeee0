package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Resource;

/**
 * How many jobs of AWS Backup ended how in the last days; the ARN is made up.
 *
 * @param jobKind {@code BACKUP}, {@code COPY}, {@code RESTORE} or {@code SCAN}
 * @param state such as {@code COMPLETED}, {@code FAILED}, {@code EXPIRED}, {@code ABORTED}
 * @param message AWS's message category, such as {@code SUCCESS} or {@code AccessDenied}
 */
public record JobTotals(String arn, String jobKind, String resourceType, String state, String message, long jobs)
        implements Resource {}
