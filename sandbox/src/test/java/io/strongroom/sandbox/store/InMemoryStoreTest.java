package io.strongroom.sandbox.store;

class InMemoryStoreTest extends StoreContract {
    @Override
    Store open() {
        return new InMemoryStore(clock);
    }
}
