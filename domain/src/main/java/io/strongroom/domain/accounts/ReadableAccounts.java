package io.strongroom.domain.accounts;

/** The way to read customers' accounts, for whoever has no business changing them. */
@FunctionalInterface
public interface ReadableAccounts {
    /** Clients that can only read: backed by the account's read role. @throws AccountUnreachable when there is no way in */
    AwsAccount reading(AccountId account, Region region);

    /** The same for who assesses the account, which one worker does at a time: it may pace the calls into it by itself. */
    default ReadableAccounts assessing(AccountId account) {
        return this;
    }
}
