package io.strongroom.standalone.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.strongroom.standalone.StartRefused;
import io.strongroom.standalone.postgres.EmbeddedPostgres.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

    /** Unpacked once for all cases; what is tested is the data. */
    @TempDir
    private static Path software;

    @TempDir
    private Path folder;

    @BeforeEach
    void passableByWhoeverRunsIt() throws IOException {
        for (var each : new Path[] {software, folder}) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.createSymbolicLink(folder.resolve("software"), software);
    }

    @Test
    void dataOutlivesTheServer() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            execute(postgres.access(), "CREATE TABLE kept (n int)");
            execute(postgres.access(), "INSERT INTO kept VALUES (42)");
        }
        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertEquals("42", ask(postgres.access(), "SELECT n FROM kept"));
        }
        assertFalse(Files.exists(folder.resolve("postgres/postmaster.pid")));
    }

    @Test
    void itIsVersion18WritesToDiskAndListensOnLoopbackAlone() throws SQLException, IOException {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertEquals("on", ask(postgres.access(), "SHOW fsync"));
            assertEquals("on", ask(postgres.access(), "SHOW synchronous_commit"));
            assertEquals("18", ask(postgres.access(), "SHOW server_version").substring(0, 2));
            assertEquals("127.0.0.1", ask(postgres.access(), "SHOW listen_addresses"));
            var socketFolder = Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                    .get(4);
            assertEquals("", socketFolder);
        }
    }

    @Test
    void nobodyEntersWithoutThePassword() {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            var access = postgres.access();
            for (var user : new String[] {"postgres", access.username()}) {
                var refused = assertThrows(
                        SQLException.class, () -> DriverManager.getConnection(access.jdbcUrl(), user, "guess"));
                assertEquals("28P01", refused.getSQLState());
            }
        }
    }

    @Test
    void theApplicationIsNoSuperuser() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertEquals("f", ask(postgres.access(), "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"));
        }
    }

    @Test
    void anOrphanIsStoppedBeforeTheNextStart() throws SQLException, IOException {
        var orphan = EmbeddedPostgres.start(folder);
        execute(orphan.access(), "CREATE TABLE kept AS SELECT 1 AS n");
        var pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst();

        EmbeddedPostgres.stopOrphan(folder);

        assertFalse(ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .isPresent());
        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertEquals("1", ask(postgres.access(), "SELECT n FROM kept"));
            assertNotEquals(
                    pid,
                    Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                            .getFirst());
        }
    }

    @Test
    void aCrashedServerRecovers() throws SQLException, IOException {
        var crashed = EmbeddedPostgres.start(folder);
        execute(crashed.access(), "CREATE TABLE kept AS SELECT 7 AS n");
        var pid = Long.parseLong(
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst());
        var postmaster = ProcessHandle.of(pid).orElseThrow();
        var children = postmaster.children().toList();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
        // Its children see the death of their parent and go; the data is only free after the last of them.
        children.forEach(child -> child.onExit().join());

        EmbeddedPostgres.stopOrphan(folder);
        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertEquals("7", ask(postgres.access(), "SELECT n FROM kept"));
        }
    }

    @Test
    void anotherProgramWithTheOldNumberIsLeftAlone() throws SQLException, IOException {
        EmbeddedPostgres.start(folder).close();
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    folder.resolve("postgres/postmaster.pid"),
                    stranger.pid() + "\n" + folder.resolve("postgres") + "\n1\n5432\n\n127.0.0.1\n0 0\nready\n");

            EmbeddedPostgres.stopOrphan(folder);

            try (var postgres = EmbeddedPostgres.start(folder)) {
                assertEquals("1", ask(postgres.access(), "SELECT 1"));
            }
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void aHalfMadeFolderIsMadeAgain() throws SQLException, IOException {
        Files.createDirectories(folder.resolve("postgres.new/base"));
        Files.writeString(folder.resolve("postgres.new/PG_VERSION"), "18\n");
        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertEquals("1", ask(postgres.access(), "SELECT 1"));
        }
    }

    @Test
    void rootWithoutNamespacesRunsItAsSomebodyElseAndBack() throws SQLException {
        assumeTrue(Owner.ofThisProcess().isRoot(), "only root can become somebody else; run it with: sudo ./test");
        var nobody = new RunAs.Somebody("nobody", Owner.ofUser("nobody").orElseThrow());
        try (var postgres = EmbeddedPostgres.start(folder, nobody)) {
            execute(postgres.access(), "CREATE TABLE kept AS SELECT 3 AS n");
            assertEquals(nobody.owner(), Owner.of(folder.resolve("postgres")));
        }
        // The same data under whatever this machine allows: a later start may find other rules.
        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertEquals("3", ask(postgres.access(), "SELECT n FROM kept"));
        }
    }

    @Test
    void aFolderThatSomebodyElseCannotEnterNamesTheOption() throws IOException {
        assumeTrue(Owner.ofThisProcess().isRoot(), "only root can become somebody else; run it with: sudo ./test");
        var nobody = new RunAs.Somebody("nobody", Owner.ofUser("nobody").orElseThrow());
        var closed = Files.createDirectories(folder.resolve("closed/data"));
        Files.setPosixFilePermissions(folder.resolve("closed"), PosixFilePermissions.fromString("rwx------"));
        Files.createSymbolicLink(closed.resolve("software"), software);
        var refused = assertThrows(StartRefused.class, () -> EmbeddedPostgres.start(closed, nobody));
        assertTrue(refused.getMessage().contains("--data"), refused.getMessage());
    }

    private static void execute(Access access, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(access.jdbcUrl(), access.username(), access.password());
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    private static String ask(Access access, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(access.jdbcUrl(), access.username(), access.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }
}
