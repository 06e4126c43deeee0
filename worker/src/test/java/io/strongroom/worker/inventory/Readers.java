package io.strongroom.worker.inventory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All readers on disk, as the container makes them. */
public final class Readers {
    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path HERE = CLASSES.resolve(Path.of("io", "strongroom", "worker", "inventory"));

    private Readers() {}

    /** @param parts what constructors take; one that takes something else gets nothing there, and can tell its kind only */
    public static List<KindReader<?>> with(Object... parts) {
        try (var files = Files.walk(HERE)) {
            return files.filter(file -> file.toString().endsWith("Reader.class"))
                    .map(file -> CLASSES.relativize(file).toString())
                    .map(name -> name.replace(".class", "").replace('/', '.'))
                    .map(Readers::load)
                    .filter(type -> KindReader.class.isAssignableFrom(type) && !type.isInterface())
                    .<KindReader<?>>map(type -> make(type, parts))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KindReader<?> make(Class<?> type, Object... parts) {
        try {
            var constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            var arguments = Stream.of(constructor.getParameterTypes())
                    .map(wanted -> Stream.of(parts)
                            .filter(wanted::isInstance)
                            .findFirst()
                            .orElse(null))
                    .toArray();
            return (KindReader<?>) constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }
}
