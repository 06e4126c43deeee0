package io.strongroom.standalone.postgres;

import io.strongroom.standalone.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** One who owns files and processes, by the numbers of the operating system. */
record Owner(int uid, int gid) {

    static Owner ofThisProcess() {
        return of(Path.of("/proc/self"));
    }

    static Owner of(Path file) {
        try {
            return new Owner(number(file, "unix:uid"), number(file, "unix:gid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path file, String attribute) throws IOException {
        return (int) Objects.requireNonNull(Files.getAttribute(file, attribute));
    }

    static Optional<Owner> ofUser(String name) {
        try (var lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 3 && fields[0].equals(name))
                    .map(fields -> new Owner(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isRoot() {
        return uid == 0;
    }

    /** Makes this the owner of {@code root} and all below it; only root may, and nothing is done when it is so. */
    void take(Path root) {
        if (of(root).uid() == uid) {
            return;
        }
        try (var files = Files.walk(root)) {
            for (var file : files.toList()) {
                Files.setAttribute(file, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new StartRefused("The data in " + root + " belongs to another user (" + e.getMessage()
                    + "). Start Strongroom as that user, or choose another folder with --data FOLDER.");
        }
    }
}
