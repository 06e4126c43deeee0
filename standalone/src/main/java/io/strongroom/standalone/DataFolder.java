package io.strongroom.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The folder that outlives the process. One process at a time holds it: the lock is the operating system's, so it is
 * free again the moment its holder dies, however it dies.
 */
final class DataFolder implements AutoCloseable {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final FileChannel lockFile;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /** Takes the folder, or refuses with the process and address of who holds it. */
    static DataFolder take(Path folder, String address) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            var channel = FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new StartRefused("Strongroom already runs on " + folder + ": " + holderOf(folder)
                        + "\nStop it first, or start another one with --data FOLDER, --port N and --sqs-port N.");
            }
            var holder = "pid " + ProcessHandle.current().pid() + ", " + address + "\n";
            Files.writeString(folder.resolve("holder"), holder);
            return new DataFolder(folder, channel);
        } catch (IOException e) {
            throw new StartRefused(
                    "The data folder " + folder + " cannot be used (" + e + "). Choose another with --data FOLDER.");
        }
    }

    private static String holderOf(Path folder) throws IOException {
        var holder = folder.resolve("holder");
        return Files.exists(holder)
                ? Files.readString(holder, StandardCharsets.UTF_8).strip()
                : "it has only just started";
    }

    Path path() {
        return folder;
    }

    /** Moves what earlier starts left into {@code old-TIME}; nothing is ever deleted. Answers where it lies now. */
    Path moveAside(Instant now) {
        var aside = folder.resolve("old-" + MOMENT.format(now));
        try (var entries = Files.list(folder)) {
            Files.createDirectories(aside);
            for (var entry : entries.filter(DataFolder::belongsToTheData).toList()) {
                Files.move(entry, aside.resolve(entry.getFileName()));
            }
            return aside;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean belongsToTheData(Path entry) {
        var name = entry.getFileName().toString();
        return !name.equals("lock") && !name.equals("holder") && !name.equals("software") && !name.startsWith("old-");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
