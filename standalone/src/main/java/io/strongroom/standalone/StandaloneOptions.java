package io.strongroom.standalone;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./run} was told, by way of the environment.
 *
 * @param httpPort port on loopback, 1 to 65535
 * @param sqsPort port of the embedded SQS on loopback, 1 to 65535
 * @param dataFolder absolute folder that keeps everything between starts
 * @param fresh whether what the folder holds is moved aside first
 */
record StandaloneOptions(int httpPort, int sqsPort, Path dataFolder, boolean fresh) {

    /** Reads the environment; {@code root} decides where data lies by default. */
    static StandaloneOptions of(Map<String, String> environment, boolean root) {
        return new StandaloneOptions(
                port(environment.get("STRONGROOM_HTTP_PORT"), 8080, "--port"),
                port(environment.get("STRONGROOM_SQS_PORT"), 9324, "--sqs-port"),
                dataFolder(environment, root).toAbsolutePath().normalize(),
                Boolean.parseBoolean(environment.get("STRONGROOM_FRESH")));
    }

    private static int port(@Nullable String given, int otherwise, String option) {
        if (given == null || given.isBlank()) {
            return otherwise;
        }
        try {
            int port = Integer.parseInt(given.strip());
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below, as any other wrong value.
        }
        throw new StartRefused(option + " must be a port from 1 to 65535, not '" + given + "'");
    }

    private static Path dataFolder(Map<String, String> environment, boolean root) {
        var given = environment.get("STRONGROOM_DATA_DIR");
        if (given != null && !given.isBlank()) {
            return Path.of(given);
        }
        if (root) {
            // Not root's home: PostgreSQL may have to run as somebody who cannot enter it.
            return Path.of("/var/lib/strongroom");
        }
        var shared = environment.get("XDG_DATA_HOME");
        return shared != null && !shared.isBlank()
                ? Path.of(shared, "strongroom")
                : Path.of(environment.getOrDefault("HOME", "."), ".local", "share", "strongroom");
    }
}
