package io.strongroom.worker.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.audit.Anchors;
import io.strongroom.domain.audit.Sealing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFolderTest {
    @TempDir
    Path parent;

    private Path folder() {
        return parent.resolve("audit");
    }

    @Test
    void theKeyIsMadeOnceAndOnlyItsOwnerReadsIt() throws IOException {
        var made = KeyFile.in(folder());
        assertEquals(made.key(), KeyFile.in(folder()).key());
        assertEquals(
                made.key().toString(),
                Files.readString(folder().resolve("audit.pub")).strip());
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve("audit.key"))));
    }

    @Test
    void aKeyThatOthersReadIsRefused() throws IOException {
        KeyFile.in(folder());
        Files.setPosixFilePermissions(folder().resolve("audit.key"), PosixFilePermissions.fromString("rw-r--r--"));
        var refused = assertThrows(IllegalStateException.class, () -> KeyFile.in(folder()));
        assertTrue(refused.getMessage().contains("chmod 600"), refused.getMessage());
    }

    @Test
    void halfAKeyIsRefusedAndNotReplaced() throws IOException {
        KeyFile.in(folder());
        Files.delete(folder().resolve("audit.key"));
        assertThrows(IllegalStateException.class, () -> KeyFile.in(folder()));
        assertTrue(Files.notExists(folder().resolve("audit.key")));
    }

    @Test
    void theKeyOfAnotherFolderIsRefused() throws IOException {
        KeyFile.in(folder());
        var other = parent.resolve("other");
        KeyFile.in(other);
        Files.writeString(folder().resolve("audit.pub"), Files.readString(other.resolve("audit.pub")));
        assertThrows(IllegalStateException.class, () -> KeyFile.in(folder()));
    }

    @Test
    void theLastAnchorIsReadBack() throws IOException {
        var file = parent.resolve("anchors.ndjson");
        var anchors = new FileAnchors(file);
        assertEquals(Optional.empty(), anchors.last());
        var heads = new Sealing().with(60, 1).log.heads;
        heads.forEach(anchors::keep);
        assertEquals(Optional.of(heads.getLast()), new FileAnchors(file).last());
        assertEquals(60, Files.readAllLines(file).size());
        // The process died while it wrote.
        Files.writeString(file, "{\"note\":\"strongr", StandardOpenOption.APPEND);
        assertEquals(Optional.of(heads.getLast()), anchors.last());
        anchors.keep(heads.getFirst());
        assertEquals(Optional.of(heads.getFirst()), anchors.last());
    }

    @Test
    void anchorsThatCannotBeReadAreNotTakenForNone() throws IOException {
        var file = parent.resolve("anchors.ndjson");
        Files.writeString(file, "something else\n");
        assertThrows(Anchors.Unreachable.class, () -> new FileAnchors(file).last());
        assertThrows(
                Anchors.Unreachable.class,
                () -> new FileAnchors(parent.resolve("no/where"))
                        .keep(new Sealing().with(1, 1).log.heads.getFirst()));
    }
}
