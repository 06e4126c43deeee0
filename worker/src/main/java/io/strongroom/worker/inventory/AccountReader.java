package io.strongroom.worker.inventory;

import io.strongroom.domain.accounts.ReadableAccounts;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Wanted;
import io.strongroom.domain.inventory.backup.Vault;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Reads an account, Region by Region, into inventories. */
public final class AccountReader {
    /** Whether a Region is worth reading: what AWS Backup has there, and what it could back up. */
    private static final List<Kind<? extends Resource>> SIGNS_OF_LIFE =
            List.of(Kinds.VAULTS, Kinds.BACKUP_PLANS, Kinds.PROTECTED_RESOURCES, Kinds.STATEFUL_RESOURCES);

    private final ReadableAccounts accounts;
    private final Map<Kind<?>, KindReader<?>> readers = new HashMap<>();

    /** @throws IllegalStateException when two readers read one kind, or there is none */
    AccountReader(ReadableAccounts accounts, Collection<? extends KindReader<?>> readers) {
        this.accounts = accounts;
        if (readers.isEmpty()) {
            throw new IllegalStateException("no reader was found: is the worker jar indexed?");
        }
        for (var reader : readers) {
            if (this.readers.put(reader.kind(), reader) != null) {
                throw new IllegalStateException("two readers read " + reader.kind());
            }
        }
    }

    /** Whether anything reads the kind. */
    public boolean reads(Kind<?> kind) {
        return readers.containsKey(kind);
    }

    /** Begins reading of one account and Region. @param stopped whether to break off */
    public Gathering gather(Target target, Wanted wanted, Instant now, BooleanSupplier stopped) {
        return new Gathering(accounts.assessing(target.accountId()), target, readers, wanted, now, stopped);
    }

    /** Whether nothing of AWS Backup is in the Region, and nothing that it could back up. A read that fails says no. */
    public boolean empty(Gathering region) {
        for (var kind : SIGNS_OF_LIFE) {
            try {
                if (region.all(kind).stream().anyMatch(resource -> counts(kind, resource))) {
                    return false;
                }
            } catch (NotTold e) {
                return false;
            }
        }
        return true;
    }

    /** AWS Backup makes a default vault as soon as somebody looks at the console: an empty one is no sign of life. */
    private static boolean counts(Kind<?> kind, Resource resource) {
        return !kind.equals(Kinds.VAULTS)
                || !(resource instanceof Vault vault)
                || !vault.isDefault()
                || vault.recoveryPoints() > 0;
    }

    /** Reads all wanted that is regional, and takes the rest from the reading of the account as a whole. */
    public void read(Gathering region, Gathering whole, Inventory.Builder into) {
        for (var kind : Kinds.ALL) {
            if (region.wanted().kinds().contains(kind)) {
                (kind.reach() == Kind.Reach.REGIONAL ? region : whole).into(into, kind);
            }
        }
    }

    /**
     * What could not be read, by kind, each with what stood in the way. Kinds that nobody can read are left out: they say
     * nothing about the account, and their controls tell it.
     */
    public static Map<String, String> unread(Inventory inventory) {
        var all = new HashMap<String, String>();
        inventory.coverage().forEach((kind, how) -> {
            if (kind.readable()) {
                reason(how).ifPresent(text -> all.put(kind.name(), text));
            }
        });
        return all;
    }

    private static Optional<String> reason(Coverage coverage) {
        return switch (coverage) {
            case Coverage.Read read -> Optional.empty();
            case Coverage.Denied(var action) -> Optional.of("denied " + action);
            case Coverage.Throttled(var api) -> Optional.of("throttled " + api);
            case Coverage.Unsupported(var api) -> Optional.of("unsupported " + api);
            case Coverage.LeftOut leftOut -> Optional.empty();
        };
    }
}
