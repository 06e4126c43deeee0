package io.strongroom.worker.inventory;

import io.quarkus.arc.All;
import io.strongroom.domain.accounts.ReadableAccounts;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The plain objects of this package as beans. */
@Singleton
class InventoryWiring {
    @Produces
    @Singleton
    AccountReader reader(ReadableAccounts accounts, @All List<KindReader<?>> readers) {
        return new AccountReader(accounts, readers);
    }
}
