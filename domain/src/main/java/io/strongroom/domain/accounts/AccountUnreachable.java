package io.strongroom.domain.accounts;

import java.io.Serial;

/**
 * There is no way into the account: no role is configured and the ambient credentials are another account's, or what is
 * found there is too little to begin with.
 */
public final class AccountUnreachable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public AccountUnreachable(AccountId account, String reason) {
        super("Account " + account + " cannot be reached: " + reason);
    }
}
