package io.strongroom.standalone.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Strongroom is made of, as the rules see it: compiled classes and source files of all modules. */
final class Strongrooms {

    private static final List<String> MODULES = List.of(
            "domain", "sandbox", "db", "api", "web", "worker", "standalone", "deploy", "e2e", "bench", "verifier");

    private Strongrooms() {}

    /** Imported once for all tests: it takes a large part of the heap, and two of it thrash the collector. */
    static JavaClasses classes() {
        return Imported.CLASSES;
    }

    private static final class Imported {
        static final JavaClasses CLASSES = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.strongroom");
    }

    /** The Java files of all modules below {@code src/kind/java}; kind is main or test. */
    static List<Path> javaFiles(String kind) {
        return MODULES.stream()
                .map(module -> Path.of("..", module, "src", kind, "java").normalize())
                .filter(Files::isDirectory)
                .flatMap(Strongrooms::filesBelow)
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    static Stream<Path> filesBelow(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
