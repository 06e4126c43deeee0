package io.strongroom.db.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.db.PostgresForTests;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** The role that Strongroom works as owns its database and is no superuser: what it may do to the log, and what not. */
class LedgerRightsIT {
    private static final String INSUFFICIENT = "42501";

    private final String role = "strongroom_" + UUID.randomUUID().toString().substring(0, 8);
    private final String url = migrated();

    /** As standalone and the images set it up. */
    private String migrated() {
        var address = PostgresForTests.newDatabase();
        var name = address.substring(address.lastIndexOf('/') + 1);
        try (var connection = DriverManager.getConnection(address, "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("create role " + role + " login createrole password 'secret'");
            statement.execute("alter database " + name + " owner to " + role);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Flyway.configure().dataSource(address, role, "secret").load().migrate();
        return address;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, role, "secret");
    }

    @Test
    void theApplicationCanAddAndRead() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "insert into audit_entries (at, actor, action, object_kind, object_id, details) values (now(), 'a', 'b', 'c', 'd', '{}')");
            statement.execute("insert into ledger.log values (1, 1, sha256('x'))");
            try (var rows =
                    statement.executeQuery("select count(*) from ledger.log join audit_entries e on e.seq = entry")) {
                assertTrue(rows.next());
                assertEquals(1, rows.getInt(1));
            }
        }
    }

    @Test
    void theApplicationCanNeitherChangeNorRemoveNorSwitchOff() throws SQLException {
        for (var statement : List.of(
                "update ledger.log set hash = hash",
                "delete from ledger.log",
                "truncate ledger.log",
                "update ledger.nodes set hash = hash",
                "delete from ledger.checkpoints",
                "update ledger.anchors set at = now()",
                "truncate ledger.keys",
                "update audit_entries set actor = 'mallory'",
                "delete from audit_entries",
                "truncate audit_entries",
                "alter table ledger.log disable trigger all",
                "alter table audit_entries disable trigger audit_entries_only_added",
                "drop trigger log_only_added on ledger.log",
                "alter table ledger.log rename to other",
                "drop table ledger.log",
                "drop schema ledger cascade",
                "create or replace function ledger.refuse() returns trigger language plpgsql as 'begin return null; end'",
                "create or replace function refuse_audit_change() returns trigger language plpgsql as 'begin return null; end'",
                "set session_replication_role = replica")) {
            try (var connection = connect();
                    var tried = connection.createStatement()) {
                var refused = assertThrows(SQLException.class, () -> tried.execute(statement), statement);
                assertEquals(INSUFFICIENT, refused.getSQLState(), statement + ": " + refused.getMessage());
            }
        }
    }

    @Test
    void theApplicationIsNotTheKeeper() throws SQLException {
        try (var connection = connect();
                var tried = connection.createStatement()) {
            var refused = assertThrows(SQLException.class, () -> tried.execute("set role " + role + "_ledger"));
            assertEquals(INSUFFICIENT, refused.getSQLState(), refused.getMessage());
        }
    }
}
