package io.strongroom.standalone.postgres;

import io.strongroom.standalone.LoopbackPort;
import io.strongroom.standalone.StartRefused;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL of Strongroom's own on 127.0.0.1, whose data lasts. It listens on no socket file, asks everybody for a
 * password, and writes to disk before it says that it has.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Postmaster postmaster;
    private final Access access;

    private EmbeddedPostgres(Postmaster postmaster, Access access) {
        this.postmaster = postmaster;
        this.access = access;
    }

    /** How the application reaches its database; the role is no superuser, so that grants bind it. */
    public record Access(String jdbcUrl, String username, String password) {}

    /** Stops the PostgreSQL that a killed Strongroom left running on this folder, if there is one. */
    public static void stopOrphan(Path folder) {
        Postmaster.orphanOn(data(folder)).ifPresent(orphan -> orphan.stop(PATIENCE));
    }

    /**
     * Starts on {@code folder}, making the data on the first start, and waits until it answers.
     *
     * @param spokenFor ports that others are about to take
     */
    public static EmbeddedPostgres start(Path folder, Integer... spokenFor) {
        return start(folder, RunAs.detect(), spokenFor);
    }

    static EmbeddedPostgres start(Path folder, RunAs runAs, Integer... spokenFor) {
        var binaries = Binaries.unpackedIn(folder.resolve("software"));
        var superuser = Password.keptIn(folder.resolve("postgres.password"));
        checkReach(folder, runAs);
        if (!Files.isDirectory(data(folder))) {
            initialize(folder, binaries, runAs, superuser);
        }
        runAs.owner().take(data(folder));
        var port = LoopbackPort.free(spokenFor);
        var log = folder.resolve("postgres.log");
        var process = launch(folder, binaries, runAs, port, log);
        var bootstrap = new Bootstrap(port, superuser, process, log);
        return new EmbeddedPostgres(new Postmaster(process.toHandle()), bootstrap.awaitAccess(PATIENCE));
    }

    public Access access() {
        return access;
    }

    @Override
    public void close() {
        postmaster.stop(PATIENCE);
    }

    private static Path data(Path folder) {
        return folder.resolve("postgres");
    }

    private static void checkReach(Path folder, RunAs runAs) {
        if (runAs instanceof RunAs.Somebody somebody) {
            try {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
                Files.setPosixFilePermissions(folder.resolve("software"), PosixFilePermissions.fromString("rwxr-xr-x"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var reach = folder.resolve("software").toString();
            if (!Command.of(somebody.prefix(), "test", "-r", reach).succeeds()) {
                throw new StartRefused("PostgreSQL does not run as root and user namespaces are forbidden here, so it"
                        + " runs as " + somebody.name() + ", who cannot enter " + folder
                        + ". Choose a folder that everybody may pass: --data /var/lib/strongroom");
            }
        }
    }

    private static void initialize(Path folder, Binaries binaries, RunAs runAs, String superuser) {
        try {
            // Made beside and moved, so that a start which was killed on the way leaves nothing half.
            var fresh = folder.resolve("postgres.new");
            Folders.delete(fresh);
            Files.createDirectory(fresh, PosixFilePermissions.asFileAttribute(Password.FOLDER));
            var secret = fresh.resolveSibling("postgres.initial");
            Files.deleteIfExists(secret);
            Files.createFile(secret, PosixFilePermissions.asFileAttribute(Password.FILE));
            Files.writeString(secret, superuser + "\n");
            runAs.owner().take(fresh);
            runAs.owner().take(secret);
            var words = new ArrayList<>(runAs.prefix());
            words.addAll(List.of(
                    binaries.program("initdb").toString(),
                    "--pgdata=" + fresh,
                    "--username=" + Bootstrap.SUPERUSER,
                    "--pwfile=" + secret,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8"));
            var result = new Command(words, Map.of("TZ", "UTC")).run();
            Files.delete(secret);
            if (result.exitCode() != 0) {
                throw new StartRefused("PostgreSQL could not make its data in " + fresh + ":\n" + result.output());
            }
            Files.move(fresh, data(folder), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process launch(Path folder, Binaries binaries, RunAs runAs, int port, Path log) {
        var words = new ArrayList<String>();
        if (Command.of(List.of(), "setsid", "true").succeeds()) {
            // Ctrl-C goes to the whole group of the terminal; PostgreSQL must outlive the draining workers.
            words.add("setsid");
        }
        words.addAll(runAs.prefix());
        words.addAll(List.of(
                binaries.program("postgres").toString(), "-D", data(folder).toString()));
        var settings = Map.of(
                "listen_addresses", "127.0.0.1",
                "port", Integer.toString(port),
                "unix_socket_directories", "",
                "fsync", "on",
                "synchronous_commit", "on",
                "max_connections", "100",
                "timezone", "UTC",
                "log_timezone", "UTC");
        settings.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        var builder = new ProcessBuilder(words)
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start PostgreSQL", e);
        }
    }
}
