package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Recovery points of one vault that are alike, counted while they were listed: an account may have hundreds of
 * thousands. Not a resource of AWS; the ARN is the vault's with a fragment.
 *
 * @param resourceType as AWS Backup writes it, such as {@code EBS}
 * @param status {@code COMPLETED}, {@code PARTIAL}, {@code DELETING}, {@code EXPIRED}, {@code AVAILABLE}, {@code STOPPED}, {@code CREATING}
 * @param deleteAfterDays retention asked for; empty when kept for ever
 * @param lastDeleteAt when the last of them goes; empty when none has such a date
 * @param examples ARNs of a few of them, oldest first
 */
public record RecoveryPoints(
        String arn,
        String vaultArn,
        String resourceType,
        Optional<String> keyArn,
        boolean encrypted,
        String status,
        Optional<Long> deleteAfterDays,
        Optional<Long> coldAfterDays,
        long count,
        long bytes,
        Instant oldest,
        Instant newest,
        Optional<Instant> lastDeleteAt,
        List<String> examples)
        implements Resource {

    /** Whether they can still be restored from. */
    public boolean live() {
        return !status.equals("DELETING") && !status.equals("EXPIRED");
    }

    /** Made by continuous backup, which AWS keeps for at most 35 days. */
    public boolean continuous() {
        return status.equals("AVAILABLE");
    }
}
