package io.strongroom.db.events;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.events.PastContract;
import jakarta.inject.Inject;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class PastRowsIT extends PastContract {
    @Inject
    Events events;

    @Override
    protected Events events() {
        return events;
    }
}
