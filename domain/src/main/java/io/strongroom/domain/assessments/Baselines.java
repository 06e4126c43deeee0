package io.strongroom.domain.assessments;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.Baseline;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the last assessments saw. */
public interface Baselines {
    /** Of an account, by Region. */
    Map<String, Baseline> of(AccountId account);

    /**
     * Of all accounts, a few at a time: one names every recovery point of its Region.
     *
     * @param after only what comes after this one
     * @return by account and Region
     */
    List<Seen> page(Optional<Seen> after, int limit);

    /** What was seen of an account in a Region. @param region code of it */
    record Seen(AccountId account, String region, Baseline baseline) {}
}
