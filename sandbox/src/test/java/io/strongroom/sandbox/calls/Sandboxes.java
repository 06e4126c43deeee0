package io.strongroom.sandbox.calls;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.accounts.Region;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.strongroom.sandbox.store.InMemoryStore;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;

/** Sandboxes for tests: in memory, repeatable, on a clock that the test moves. */
public final class Sandboxes {
    public static final AccountId BACKUP_PROD = new AccountId("123456789012");
    public static final Region IRELAND = new Region("eu-west-1");
    public static final ChangeSession ALL = new ChangeSession("job-1", "tester", Set.of("*"), Set.of("*"));

    private Sandboxes() {}

    public static SandboxAwsAccounts calm(InstantSource clock) {
        return with(clock, SandboxSettings.calm());
    }

    public static SandboxAwsAccounts with(InstantSource clock, SandboxSettings settings) {
        return new SandboxAwsAccounts(new InMemoryStore(clock), clock, settings, new Random(7));
    }

    /** A client that may do all, in the account and Region of the practice's example. */
    public static <C> C client(SandboxAwsAccounts accounts, Class<C> type) {
        return accounts.changing(BACKUP_PROD, IRELAND, ALL).client(type);
    }
}
