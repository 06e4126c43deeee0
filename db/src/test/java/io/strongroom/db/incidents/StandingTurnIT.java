package io.strongroom.db.incidents;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.sql.OwnSessions;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class StandingTurnIT {
    @Inject
    OwnSessions sessions;

    @Test
    void oneOfSeveralHasTheTurnUntilItEnds() {
        var first = new PgStandingTurn(sessions);
        var second = new PgStandingTurn(sessions);
        assertTrue(first.ours());
        assertFalse(second.ours());
        assertTrue(first.ours(), "and keeps it");
        first.drop();
        assertTrue(second.ours());
        assertFalse(first.ours());
        second.drop();
    }
}
