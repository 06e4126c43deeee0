package io.strongroom.sandbox.organization;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;

/**
 * An account of the simulated organization before anything is in it.
 *
 * @param index its number in the organization, from 0, which is the management account
 * @param home the Region that most of its things are in
 */
public record Member(int index, AccountId id, String name, String ouPath, Account.Status status, Region home) {
    /** Whether it is one of those that have a name and a place of their own. */
    boolean isNamed() {
        return index < Members.NAMED;
    }

    Account account() {
        return new Account(id, name, ouPath, status, true);
    }
}
