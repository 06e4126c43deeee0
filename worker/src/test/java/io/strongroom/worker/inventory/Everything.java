package io.strongroom.worker.inventory;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.accounts.ReadableAccounts;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.inventory.Told;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.worker.inventory.surroundings.OwnQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All readers and all controls that are on the class path, found without a container. */
public final class Everything {
    private Everything() {}

    /** The reader of accounts, with every reader of a kind. */
    public static AccountReader reader(SandboxAwsAccounts accounts) {
        return reader(accounts, accounts);
    }

    /** The same, whose calls go through something else. */
    static AccountReader reader(ReadableAccounts through, SandboxAwsAccounts accounts) {
        var view = view(new Known(accounts.discover().accounts()));
        return new AccountReader(through, Readers.with(view, EmptyRegion.settings(), QUEUE));
    }

    private static Object view(Accounts known) {
        return make(load("io.strongroom.worker.inventory.organizations.OrganizationView"), List.of(known));
    }

    private static final OwnQueue QUEUE = new OwnQueue() {
        @Override
        public Told<Boolean> encrypted() {
            return Told.known(true);
        }

        @Override
        public Told<Long> deadLetters() {
            return Told.known(0L);
        }
    };

    /** Every control there is. */
    public static ControlCatalog controls() {
        var controls = new ArrayList<Control<?>>();
        for (var type : classes(Control.class, "io/strongroom/domain/controls")) {
            if (Control.class.isAssignableFrom(type)) {
                controls.add((Control<?>) make(type, List.of()));
            }
        }
        return new ControlCatalog(controls);
    }

    private static Object make(Class<?> type, List<Object> parts) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(parts.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private static List<Class<?>> classes(Class<?> beside, String folder) {
        try {
            var place =
                    beside.getProtectionDomain().getCodeSource().getLocation().toURI();
            var path = Path.of(place);
            if (Files.isDirectory(path)) {
                return under(path, folder);
            }
            try (var jar = FileSystems.newFileSystem(URI.create("jar:" + place), Map.of())) {
                return under(jar.getPath("/"), folder);
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Class<?>> under(Path root, String folder) throws IOException {
        try (var files = Files.walk(root.resolve(folder))) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class"))
                    .sorted()
                    .<Class<?>>map(
                            name -> load(name.substring(0, name.length() - 6).replace('/', '.')))
                    .filter(type -> !type.isInterface() && !Modifier.isAbstract(type.getModifiers()))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Everything.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Known(List<Account> all) implements Accounts {
        @Override
        public Optional<Account> find(AccountId id) {
            return all.stream().filter(one -> one.id().equals(id)).findFirst();
        }
    }
}
