package io.strongroom.api.batches;

import io.strongroom.api.access.Caller;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.jobs.Batch;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.Batches;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.UserId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Batches that the caller may see: with no account out of reach, and for bounded callers only their own in lists. */
@Singleton
public class VisibleBatches {
    private final Batches batches;
    private final Caller caller;

    VisibleBatches(Batches batches, Caller caller) {
        this.batches = batches;
        this.caller = caller;
    }

    /** @throws Rejected {@code not-found} */
    Batch get(UUID id) {
        return batches.find(new BatchId(id)).filter(this::seen).orElseThrow(() -> Rejected.notFound("batch"));
    }

    List<Batch> list(Optional<BatchId> before, int limit) {
        var principal = caller.principal();
        var whose = principal.reachesAll() ? Optional.<UserId>empty() : Optional.of(principal.userId());
        return batches.list(whose, before, limit);
    }

    boolean seen(Batch batch) {
        var principal = caller.principal();
        if (principal.reachesAll()) {
            return true;
        }
        var accounts = batches.byAccount(batch.id()).keySet();
        return accounts.isEmpty()
                ? batch.requestedBy().equals(principal.userId())
                : accounts.stream().map(AccountId::new).allMatch(caller::reaches);
    }
}
