package io.strongroom.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    private static final Instant NOW = Instant.parse("2026-11-24T01:02:03Z");

    @TempDir
    private Path temporary;

    @Test
    void aNewFolderIsForItsOwnerAlone() throws IOException {
        var path = temporary.resolve("deep/data");
        try (var folder = DataFolder.take(path, "http://127.0.0.1:1/")) {
            assertEquals(path, folder.path());
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        }
    }

    @Test
    void freshMovesTheDataAsideAndKeepsProgramsAndLock() throws IOException {
        try (var folder = DataFolder.take(temporary, "http://127.0.0.1:1/")) {
            Files.writeString(temporary.resolve("postgres.password"), "kept");
            Files.createDirectory(temporary.resolve("postgres"));
            Files.createDirectory(temporary.resolve("software"));

            var aside = folder.moveAside(NOW);

            assertEquals(temporary.resolve("old-20261124T010203Z"), aside);
            assertEquals("kept", Files.readString(aside.resolve("postgres.password")));
            assertTrue(Files.isDirectory(aside.resolve("postgres")));
            assertFalse(Files.exists(temporary.resolve("postgres")));
            assertTrue(Files.isDirectory(temporary.resolve("software")));
            assertTrue(Files.exists(temporary.resolve("lock")));
        }
    }

    @Test
    void aFolderThatCannotBeMadeNamesTheOption() throws IOException {
        var file = Files.createFile(temporary.resolve("file"));
        var refused =
                assertThrows(StartRefused.class, () -> DataFolder.take(file.resolve("data"), "http://127.0.0.1:1/"));
        assertTrue(refused.getMessage().contains("--data"), refused.getMessage());
    }
}
