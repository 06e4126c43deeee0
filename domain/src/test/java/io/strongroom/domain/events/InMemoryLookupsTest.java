package io.strongroom.domain.events;

import io.strongroom.domain.accounts.AccountId;

class InMemoryLookupsTest extends LookupsContract {
    private final Lookups lookups = new InMemoryLookups();

    @Override
    protected Lookups lookups() {
        return lookups;
    }

    @Override
    protected AccountId account() {
        return new AccountId("123456789012");
    }
}
