package io.strongroom.worker.inventory;

import io.strongroom.domain.accounts.ReadableAccounts;
import java.util.List;

/** A reader of accounts that has the given readers of kinds and no others. */
public final class ReadersForTests {
    private ReadersForTests() {}

    public static AccountReader of(ReadableAccounts accounts, List<? extends KindReader<?>> readers) {
        return new AccountReader(accounts, readers);
    }
}
