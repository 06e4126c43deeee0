package io.strongroom.standalone.postgres;

import io.strongroom.standalone.StartRefused;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's programs, unpacked once from the library that carries them. */
record Binaries(Path folder) {

    private static final Set<PosixFilePermission> FOR_ALL = PosixFilePermissions.fromString("rwxr-xr-x");

    /** Unpacks into a folder named by the archive's digest, unless an earlier start has done so. */
    static Binaries unpackedIn(Path software) {
        try {
            var archive = archive();
            var folder = software.resolve("postgresql-" + digest(archive).substring(0, 12));
            if (!Files.isDirectory(folder)) {
                // Unpacked beside and moved, so that a start which was killed on the way leaves nothing half.
                var fresh = Files.createTempDirectory(Files.createDirectories(software), "unpacking-");
                unpack(archive, fresh);
                Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            return new Binaries(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack PostgreSQL into " + software, e);
        }
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static byte[] archive() throws IOException {
        var architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var name = architecture.equals("aarch64") ? "postgres-linux-arm_64.txz" : "postgres-linux-x86_64.txz";
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (stream == null || !System.getProperty("os.name").equals("Linux")) {
                throw new StartRefused("The embedded PostgreSQL runs on Linux, on amd64 or arm64, not on "
                        + System.getProperty("os.name") + " " + architecture + ". Use docker-compose.yml there.");
            }
            return stream.readAllBytes();
        }
    }

    private static String digest(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void unpack(byte[] archive, Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, FOR_ALL);
        try (var tar = new TarArchiveInputStream(
                new BufferedInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("The archive points outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            makeFolders(folder, target);
            return;
        }
        makeFolders(folder, target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, executable ? FOR_ALL : PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    /** Whoever PostgreSQL runs as must be able to read its programs, whatever the umask of who unpacks. */
    private static void makeFolders(Path top, @Nullable Path folder) throws IOException {
        if (folder == null || folder.equals(top) || Files.isDirectory(folder)) {
            return;
        }
        makeFolders(top, folder.getParent());
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, FOR_ALL);
    }
}
