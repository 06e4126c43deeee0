package io.strongroom.domain.jobs;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.remediations.RemediationId;
import java.time.Instant;
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
        int limit,
        Traits traits) {
    public JobQuery {
        states = Set.copyOf(states);
        accounts = Set.copyOf(accounts);
        remediations = Set.copyOf(remediations);
    }

    /**
     * What else a job must have about it.
     *
     * @param regions only these; empty for all
     * @param errors parts of the error's code, ours or AWS's, whatever their case: one of them; empty for all
     * @param madeBefore only jobs made before this
     * @param madeAfter only jobs made after this
     */
    public record Traits(
            Set<Region> regions, Set<String> errors, Optional<Instant> madeBefore, Optional<Instant> madeAfter) {
        /** No matter what. */
        public static final Traits ANY = new Traits(Set.of(), Set.of(), Optional.empty(), Optional.empty());

        public Traits {
            regions = Set.copyOf(regions);
            errors = Set.copyOf(errors);
        }
    }

    public JobQuery(
            Set<String> states,
            Set<AccountId> accounts,
            Set<RemediationId> remediations,
            Optional<BatchId> batch,
            Optional<Set<AccountId>> visible,
            Optional<JobId> before,
            int limit) {
        this(states, accounts, remediations, batch, visible, before, limit, Traits.ANY);
    }

    public static JobQuery newest(int limit) {
        return new JobQuery(Set.of(), Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    public JobQuery withBatch(BatchId id) {
        return new JobQuery(states, accounts, remediations, Optional.of(id), visible, before, limit, traits);
    }

    public JobQuery withStates(Set<String> labels) {
        return new JobQuery(labels, accounts, remediations, batch, visible, before, limit, traits);
    }

    public JobQuery with(Traits wanted) {
        return new JobQuery(states, accounts, remediations, batch, visible, before, limit, wanted);
    }
}
