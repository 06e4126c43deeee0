package io.strongroom.domain.assessments;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.Baseline;
import java.util.Map;

/** What the last assessments saw. */
public interface Baselines {
    /** Of an account, by Region. */
    Map<String, Baseline> of(AccountId account);
}
