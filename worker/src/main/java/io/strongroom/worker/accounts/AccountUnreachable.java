package io.strongroom.worker.accounts;

import io.strongroom.domain.accounts.AccountId;
import java.io.Serial;

/** There is no way into the account: no role is configured, and the ambient credentials are another account's. */
public final class AccountUnreachable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public AccountUnreachable(AccountId account, String reason) {
        super("Account " + account + " cannot be reached: " + reason);
    }
}
