package io.strongroom.db.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.json.Json;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class AuditTrailIT {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Inject
    AuditTrail trail;

    @Inject
    DataSource dataSource;

    private static Fact fact(String id, String action) {
        return new Fact(NOW, "alice", action, "thing", id, Json.object().put("text", "with \0 and \u2028"));
    }

    @Test
    void factsOfAnObjectAreItsTimeline() {
        var id = UUID.randomUUID().toString();
        trail.record(fact(id, "thing.made"));
        trail.record(fact(UUID.randomUUID().toString(), "thing.made"));
        trail.record(fact(id, "thing.used"));
        var entries = trail.of("thing", id, 0, 10);
        assertEquals(
                List.of("thing.made", "thing.used"),
                entries.stream().map(AuditEntry::action).toList());
        assertEquals(
                List.of(entries.get(1)), trail.of("thing", id, entries.get(0).seq(), 10));
        assertEquals("with \0 and \u2028", entries.get(0).details().get("text").textValue());
        assertEquals(3, trail.after(entries.get(0).seq() - 1, 3).size());
    }

    @Test
    void factOfARolledBackTransactionIsNotRecorded() {
        var id = UUID.randomUUID().toString();
        assertThrows(
                IllegalStateException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    trail.record(fact(id, "thing.made"));
                    throw new IllegalStateException("roll back");
                }));
        assertTrue(trail.of("thing", id, 0, 10).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entries set actor = 'mallory'",
                "delete from audit_entries",
                "truncate audit_entries"
            })
    void entriesCannotBeChanged(String statement) throws SQLException {
        trail.record(fact(UUID.randomUUID().toString(), "thing.made"));
        try (var connection = dataSource.getConnection();
                var sql = connection.createStatement()) {
            var refused = assertThrows(SQLException.class, () -> sql.execute(statement));
            assertTrue(refused.getMessage().contains("only ever added"), refused.getMessage());
        }
    }
}
