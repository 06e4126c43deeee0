package io.strongroom.domain.integrity;

import io.strongroom.domain.accounts.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The evidence for the recovery points of one resource in one vault, as it is kept.
 *
 * @param region code as AWS tells it
 */
public record BackupEvidence(
        AccountId account, String region, HeldBackups held, Proof proof, Expected expected, Evidence evidence) {

    /** Judged anew. */
    static BackupEvidence judged(
            AccountId account, String region, HeldBackups held, Proof proof, Expected expected, Instant now) {
        return new BackupEvidence(
                account, region, held, proof, expected, Evidence.of(held, proof, expected.restoreTestEvery(), now));
    }

    public Subject subject() {
        return held.points().subject();
    }

    /** The same after what a restore test came to. */
    public BackupEvidence with(RestoreOutcome told, Instant now) {
        return judged(account, region, held, proof.with(told), expected, now);
    }

    /** The same after what a scan came to. */
    public BackupEvidence with(ScanOutcome told, Instant now) {
        return judged(account, region, held, proof.with(told), expected, now);
    }

    /**
     * When the newest backup of the resource gets older than is asked: long ago when there is none. Empty where resources are
     * not told apart, for then nobody knows.
     */
    public Optional<Instant> dueAt() {
        return held.points().further()
                ? Optional.empty()
                : Optional.of(held.newestAnywhere()
                        .map(at -> at.plus(expected.recoveryPoint()))
                        .orElse(Instant.EPOCH));
    }

    /** Whether the newest backup of the resource is older than is asked. */
    public boolean stale(Instant now) {
        return dueAt().filter(due -> due.isBefore(now)).isPresent();
    }

    /** How old the newest recovery point here is; empty when there is none to restore from. */
    public Optional<Duration> age(Instant now) {
        return held.points().newest().map(at -> Duration.between(at, now));
    }
}
