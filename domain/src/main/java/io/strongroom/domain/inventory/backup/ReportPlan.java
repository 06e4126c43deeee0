package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A report plan of AWS Backup Audit Manager. */
public record ReportPlan(
        String arn,
        String name,
        String template,
        String bucket,
        String deploymentStatus,
        Optional<Instant> lastAttemptAt,
        Optional<Instant> lastSuccessAt,
        Told<Map<String, String>> tags)
        implements Resource {
    /** Whether the last run succeeded; one that never ran has not. */
    public boolean arrives() {
        return lastSuccessAt.isPresent()
                && lastAttemptAt.map(at -> !lastSuccessAt.get().isBefore(at)).orElse(true);
    }
}
