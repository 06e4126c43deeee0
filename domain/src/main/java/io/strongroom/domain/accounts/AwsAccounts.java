package io.strongroom.domain.accounts;

/** The way to customers' accounts. Two implementations: live (AssumeRole) and the simulated organization. */
public interface AwsAccounts extends ReadableAccounts {
    /** The organization's accounts as it tells them now; without Organizations, those that were configured. */
    Discovered discover();

    /** Clients that can make the changes of one plan, and nothing else. @throws AccountUnreachable when there is no way in */
    AwsAccount changing(AccountId account, Region region, ChangeSession session);

    /** Whether what is behind this port is simulated; every page says so. */
    boolean simulated();
}
