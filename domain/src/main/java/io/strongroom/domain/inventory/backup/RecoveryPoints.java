package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /** What decides how a recovery point is encrypted. */
    public enum EncryptedBy {
        /** The vault's key, always: AWS Backup manages the type wholly. */
        VAULT,
        /** The source: encrypted with its key, or not at all, as it is. */
        SOURCE
    }

    private static final Set<String> MANAGED_WHOLLY = Set.of(
            "S3",
            "EFS",
            "VirtualMachine",
            "Timestream",
            "CloudFormation",
            "SAP HANA on Amazon EC2",
            "DSQL",
            "Aurora DSQL",
            "EKS");

    /**
     * What decides how these are encrypted. Tables take the vault's key only with advanced backup, which shows in the
     * recovery points' ARNs: those that AWS Backup manages wholly are its own.
     */
    public EncryptedBy encryptedBy() {
        var own = MANAGED_WHOLLY.contains(resourceType)
                || resourceType.equals("DynamoDB")
                        && examples.stream().anyMatch(arn -> arn.startsWith("arn:") && arn.contains(":backup:"));
        return own ? EncryptedBy.VAULT : EncryptedBy.SOURCE;
    }

    /** When the last of them goes; empty when one is kept for ever. */
    public Optional<Instant> lastKeptUntil() {
        return lastDeleteAt.or(() -> deleteAfterDays.map(days -> newest.plus(Duration.ofDays(days))));
    }

    /** Whether they are of a vault of that name in the account and Region that they were read in. */
    public boolean inVault(String name) {
        return vaultArn.endsWith(":backup-vault:" + name);
    }

    /** Whether they can still be restored from. */
    public boolean live() {
        return !status.equals("DELETING") && !status.equals("EXPIRED");
    }

    /** Made by continuous backup, which AWS keeps for at most 35 days. */
    public boolean continuous() {
        return status.equals("AVAILABLE");
    }
}
