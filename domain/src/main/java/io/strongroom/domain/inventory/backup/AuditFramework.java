package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;

/** A framework of AWS Backup Audit Manager. Statuses as AWS writes them. */
public record AuditFramework(
        String arn, String name, String deploymentStatus, Told<String> frameworkStatus, long controls)
        implements Resource {
    /** Controls that all frameworks of an account and Region may have together. */
    public static final long QUOTA = 50;
}
