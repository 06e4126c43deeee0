package io.strongroom.domain.jobs;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.remediations.RemediationId;
import java.util.Optional;
import java.util.Set;

/**
 * Which jobs to list, newest first.
 *
 * @param states labels of {@link JobState}; empty for all
 * @param accounts only these; empty for all
 * @param visible accounts that the caller reaches; empty optional for every account
 * @param before only jobs older than this one: the cursor
 */
public record JobQuery(
        Set<String> states,
        Set<AccountId> accounts,
        Set<RemediationId> remediations,
        Optional<BatchId> batch,
        Optional<Set<AccountId>> visible,
        Optional<JobId> before,
        int limit) {
    public JobQuery {
        states = Set.copyOf(states);
        accounts = Set.copyOf(accounts);
        remediations = Set.copyOf(remediations);
    }

    public static JobQuery newest(int limit) {
        return new JobQuery(Set.of(), Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    public JobQuery withBatch(BatchId id) {
        return new JobQuery(states, accounts, remediations, Optional.of(id), visible, before, limit);
    }

    public JobQuery withStates(Set<String> labels) {
        return new JobQuery(labels, accounts, remediations, batch, visible, before, limit);
    }
}
