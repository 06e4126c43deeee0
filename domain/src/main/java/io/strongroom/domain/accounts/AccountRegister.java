package io.strongroom.domain.accounts;

import java.util.Collection;

/** The accounts under governance, for whoever discovers them: everybody else only reads {@link Accounts}. */
public interface AccountRegister extends Accounts {
    /**
     * Adds or updates each of the given accounts; those not given stay as they are. Of one that is active no more, findings
     * become stale and count no longer, and no assessment waits for it.
     */
    void putAll(Collection<Account> accounts);
}
