package io.strongroom.domain.inventory.backup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.iam.access.Grant;
import io.strongroom.domain.iam.access.Grants;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A backup vault as ListBackupVaults gives it, with its access policy, notifications and tags.
 *
 * @param kind {@code BACKUP_VAULT}, {@code LOGICALLY_AIR_GAPPED_BACKUP_VAULT} or {@code RESTORE_ACCESS_BACKUP_VAULT}
 * @param kmsKeyArn the key that encrypts it; empty when AWS did not say
 * @param lockDate when a compliance lock becomes, or became, immutable; empty without a lock and under governance
 * @param recoveryPoints about how many are in it: AWS calls the number approximate
 * @param accessPolicy the policy document
 * @param mpaTeamArn the multi-party approval team of an air-gapped vault
 * @param restoreAccess restore access vaults open on an air-gapped vault
 */
public record Vault(
        String arn,
        String name,
        String kind,
        Optional<String> kmsKeyArn,
        boolean locked,
        Optional<Instant> lockDate,
        Optional<Long> minRetentionDays,
        Optional<Long> maxRetentionDays,
        long recoveryPoints,
        Instant createdAt,
        Told<JsonNode> accessPolicy,
        Told<Notifications> notifications,
        Told<Map<String, String>> tags,
        Told<String> mpaTeamArn,
        Told<List<RestoreAccess>> restoreAccess)
        implements Resource {

    /** Its name where AWS Backup made it. */
    public static final String DEFAULT = "Default";

    /** Which events go to which SNS topic. */
    public record Notifications(String topicArn, Set<String> events) {}

    /** A window through which the vault's recovery points can be restored from elsewhere. */
    public record RestoreAccess(String arn, String state, Instant createdAt) {
        /** Whether it is there to be used, or will be soon. */
        public boolean open() {
            return state.equals("AVAILABLE") || state.equals("CREATING");
        }
    }

    /** How firmly what is in it is kept, at a moment. */
    public enum LockState {
        /** Not locked. */
        NONE,
        /** Locked, and whoever has the permission can unlock it. */
        GOVERNANCE,
        /** Locked, immutable from its lock date on, which is still to come. */
        COMPLIANCE_GRACE,
        /** Locked, and nobody can undo it, AWS included. */
        COMPLIANCE_IMMUTABLE
    }

    /** An air-gapped vault is born under a compliance lock that cannot be taken off, whatever AWS lists for it. */
    public LockState lockState(Instant now) {
        if (airGapped()) {
            return LockState.COMPLIANCE_IMMUTABLE;
        }
        if (!locked) {
            return LockState.NONE;
        }
        return lockDate.map(date -> now.isBefore(date) ? LockState.COMPLIANCE_GRACE : LockState.COMPLIANCE_IMMUTABLE)
                .orElse(LockState.GOVERNANCE);
    }

    public boolean airGapped() {
        return kind.equals("LOGICALLY_AIR_GAPPED_BACKUP_VAULT");
    }

    /**
     * Whether it is a window on another account's air-gapped vault, through which its recovery points are restored here: it
     * holds nothing, and has no lock.
     */
    public boolean restoreAccessVault() {
        return kind.equals("RESTORE_ACCESS_BACKUP_VAULT");
    }

    /** Whether something is lost when it is: a default vault that nobody uses is none of ours. */
    public boolean holdsBackups() {
        return !restoreAccessVault() && !(isDefault() && recoveryPoints == 0);
    }

    /**
     * Why its lock would refuse what is to be kept like this; empty when it would not. Such jobs fail, one after the other.
     */
    public Optional<String> refuses(Lifecycle lifecycle) {
        if (!locked && !airGapped()) {
            return Optional.empty();
        }
        if (minRetentionDays.isPresent() && !lifecycle.keepsAtLeast(minRetentionDays.get())) {
            return Optional.of("below-minimum");
        }
        boolean bounded = maxRetentionDays.isEmpty()
                || lifecycle
                        .deleteAfterDays()
                        .filter(days -> days <= maxRetentionDays.get())
                        .isPresent();
        return bounded ? Optional.empty() : Optional.of("above-maximum");
    }

    /** Its access policy, read for questions; empty when it has none. @throws NotTold when it could not be read */
    public Optional<Policy> policy() {
        return accessPolicy.value().map(document -> Policy.of("vault access policy", document));
    }

    /** Whom its access policy lets in. @throws NotTold when it could not be read */
    public List<Grant> grants() {
        return policy().map(Grants::of).orElse(List.of());
    }

    /** The vault that AWS Backup makes by itself in a Region. */
    @JsonIgnore
    public boolean isDefault() {
        return name.equals(DEFAULT);
    }

    /** Whether it matters: AWS makes an empty default vault wherever someone opens the console. */
    public boolean used() {
        return recoveryPoints > 0 || !isDefault();
    }
}
