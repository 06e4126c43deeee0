package io.strongroom.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The checked-out repository as the tests read it. */
final class Repository {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private Repository() {}

    static Path file(String path) {
        return HOME.resolve(path).normalize();
    }

    static String text(String path) {
        return text(file(path));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files below {@code folder} whose name ends so, generated ones left out. */
    static List<Path> files(String folder, String ending) {
        try (var files = Files.walk(file(folder))) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending) && Files.isRegularFile(file))
                    .filter(file -> !file.toString().contains("/target/")
                            && !file.toString().contains("/.venv/")
                            && !file.toString().contains("/node_modules/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
