package io.strongroom.domain.accounts;

import java.util.List;
import java.util.Optional;

/** The accounts under governance, as last discovered. */
public interface Accounts {
    /** All accounts in the order of their numbers. */
    List<Account> all();

    Optional<Account> find(AccountId id);
}
