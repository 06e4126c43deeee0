package io.strongroom.domain.policies;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The thresholds that controls judge by, for one account: what its backup security policy asks, and the standard where
 * that is silent.
 *
 * @param minRetentionDays least time that a recovery point is kept
 * @param maxRetentionDays most; empty: as long as one likes
 * @param rotationDays most days between rotations of a backup key
 * @param recoveryPoint how old the newest backup of a protected resource may be
 * @param recoveryTime how long a restore may take
 * @param restoreTestEvery how old the last good restore test may be
 * @param copyEvery how old the last copy to another account or Region may be
 * @param airGapped whether critical resources must have a copy in an air-gapped vault
 * @param lockTier the least lock of a production vault
 * @param signOff how long before a compliance lock becomes immutable people must have signed it off
 * @param logRetentionDays least retention of the audit log group
 * @param certificateDays days before expiry at which a certificate is a finding
 * @param temporaryAccess how long restore access, approval sessions and access points may stay open
 * @param secretRotationDays most days between rotations of a backup credential
 * @param allowedRegions Regions that backups may be in; empty: any
 * @param trustedAccounts account numbers outside the organization that are trusted
 * @param breakGlassRoles ARNs or names of roles that may do what nobody else may, at most five
 * @param backupAdministrator account number that is the delegated administrator of AWS Backup
 * @param requiredTags tag names that vaults and plans carry
 * @param failureShare share of jobs that may fail, from 0 to 1
 */
public record Expectations(
        long minRetentionDays,
        Optional<Long> maxRetentionDays,
        int rotationDays,
        Duration recoveryPoint,
        Duration recoveryTime,
        Duration restoreTestEvery,
        Duration copyEvery,
        boolean airGapped,
        LockTier lockTier,
        Duration signOff,
        int logRetentionDays,
        int certificateDays,
        Duration temporaryAccess,
        int secretRotationDays,
        Set<String> allowedRegions,
        Set<String> trustedAccounts,
        Set<String> breakGlassRoles,
        Optional<String> backupAdministrator,
        Set<String> requiredTags,
        double failureShare) {

    /** The least lock that is asked of a vault. */
    public enum LockTier {
        NONE,
        GOVERNANCE,
        COMPLIANCE
    }

    public Expectations {
        allowedRegions = Set.copyOf(allowedRegions);
        trustedAccounts = Set.copyOf(trustedAccounts);
        breakGlassRoles = Set.copyOf(breakGlassRoles);
        requiredTags = Set.copyOf(requiredTags);
    }

    /** Whether a principal's ARN, or a pattern of one, is that of a role for emergencies. */
    public boolean breakGlass(String principal) {
        return breakGlassRoles.contains(principal)
                || breakGlassRoles.contains(principal.substring(principal.lastIndexOf('/') + 1));
    }

    /** What holds where no policy says otherwise: domain/controls.md's defaults, and the practice's where it names one. */
    public static Expectations standard() {
        return new Expectations(
                35,
                Optional.empty(),
                365,
                Duration.ofHours(36),
                Duration.ofHours(4),
                Duration.ofDays(90),
                Duration.ofDays(7),
                false,
                LockTier.GOVERNANCE,
                Duration.ofHours(72),
                365,
                30,
                Duration.ofDays(7),
                90,
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Set.of("owner"),
                0.05);
    }
}
