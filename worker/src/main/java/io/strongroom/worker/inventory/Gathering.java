package io.strongroom.worker.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountUnreachable;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.ReadableAccounts;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.Wanted;
import io.strongroom.domain.json.Json;
import io.strongroom.worker.aws.AwsFailure;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The reading of one account and Region as it goes on: each kind is read once, when it is first asked for, and every
 * failure becomes the coverage that it means.
 */
public final class Gathering {
    private static final Logger LOG = Logger.getLogger(Gathering.class);
    /** Calls of one account and Region under way at once. */
    private static final int AT_ONCE = 8;

    private final ReadableAccounts accounts;
    private final AwsAccount account;
    private final Map<Kind<?>, KindReader<?>> readers;
    private final Wanted wanted;
    private final Instant now;
    private final BooleanSupplier stopped;
    private final Map<Kind<?>, Object> read = new HashMap<>();
    private final Map<Object, Object> shared = new ConcurrentHashMap<>();
    /** Readings of this one and of whatever it points to, each made once. */
    private final Map<Target, Gathering> places;

    /** @param stopped whether to end before the next kind, because the worker stops or has lost the account */
    Gathering(
            ReadableAccounts accounts,
            Target target,
            Map<Kind<?>, KindReader<?>> readers,
            Wanted wanted,
            Instant now,
            BooleanSupplier stopped) {
        this(accounts, target, readers, wanted, now, stopped, new HashMap<>());
    }

    private Gathering(
            ReadableAccounts accounts,
            Target target,
            Map<Kind<?>, KindReader<?>> readers,
            Wanted wanted,
            Instant now,
            BooleanSupplier stopped,
            Map<Target, Gathering> places) {
        this.accounts = accounts;
        this.account = accounts.reading(target.accountId(), target.region());
        this.readers = readers;
        this.wanted = wanted;
        this.now = now;
        this.stopped = stopped;
        this.places = places;
        places.put(target, this);
    }

    public AwsAccount account() {
        return account;
    }

    public AccountId accountId() {
        return account.id();
    }

    public Region region() {
        return account.region();
    }

    Wanted wanted() {
        return wanted;
    }

    public Instant now() {
        return now;
    }

    public <C> C client(Class<C> sdkClient) {
        return account.client(sdkClient);
    }

    /**
     * Another account or Region, read by the same readers: for what points there.
     *
     * @throws NotTold when there is no way into the other account
     */
    public Gathering at(AccountId other, Region region) {
        var target = new Target(other, region);
        synchronized (places) {
            var there = places.get(target);
            return there == null ? enter(target) : there;
        }
    }

    private Gathering enter(Target target) {
        try {
            return new Gathering(accounts, target, readers, wanted, now, stopped, places);
        } catch (AccountUnreachable e) {
            if (target.accountId().equals(accountId())) {
                throw e;
            }
            throw new NotTold(new Coverage.Denied("sts:AssumeRole"));
        }
    }

    /**
     * What several readers need and one of them reads, under a key that is theirs.
     *
     * @param read may be asked twice when two threads of {@link #each} want the same at once
     */
    @SuppressWarnings("unchecked") // Whoever owns a key puts one type under it.
    public <T> T shared(Object key, Supplier<T> read) {
        var known = shared.get(key);
        if (known == null) {
            known = read.get();
            shared.put(key, known);
        }
        return (T) known;
    }

    /**
     * All resources of a kind.
     *
     * @throws NotTold when they could not be read whole
     */
    @SuppressWarnings("unchecked") // A reader of a kind reads records of that kind.
    public <R extends Resource> List<R> all(Kind<R> kind) {
        var known = read.get(kind);
        if (known == null) {
            known = look(kind);
            read.put(kind, known);
        }
        if (known instanceof Coverage coverage) {
            throw new NotTold(coverage);
        }
        return (List<R>) known;
    }

    private Object look(Kind<?> kind) {
        if (stopped.getAsBoolean()) {
            throw new BrokenOff();
        }
        var reader = readers.get(kind);
        if (reader == null) {
            return new Coverage.Unsupported(
                    kind.actions().stream().sorted().findFirst().orElse(kind.name()));
        }
        try {
            return reader.read(this);
        } catch (NotTold e) {
            return e.coverage();
        }
    }

    /** Puts what was read of the kind, or why not, into the inventory. */
    <R extends Resource> void into(Inventory.Builder inventory, Kind<R> kind) {
        try {
            inventory.read(kind, all(kind));
        } catch (NotTold e) {
            inventory.unread(kind, e.coverage());
        }
    }

    /**
     * Makes a call, or several that are one to the reader.
     *
     * @param action the IAM action, such as {@code backup:ListBackupVaults}: told when it is denied
     * @throws NotTold when AWS does not answer it
     */
    public <T> T call(String action, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new NotTold(coverage(action, e));
        }
    }

    /** A property that takes a call of its own; an empty answer means that there is none. */
    public <T> Told<T> told(String action, Supplier<Optional<T>> call) {
        try {
            return call.get().map(Told::known).orElseGet(Told::none);
        } catch (SdkException e) {
            return Told.unknown(coverage(action, e));
        } catch (NotTold e) {
            return Told.unknown(e.coverage());
        }
    }

    /** {@link #told}, if anybody looks at the property; else nothing is called. */
    public <T> Told<T> asked(String action, Supplier<Optional<T>> call) {
        return wanted.actions().contains(action) ? told(action, call) : Told.unknown(new Coverage.LeftOut(action));
    }

    /** {@link #told} for each of many, a few at once, in their order. {@link #all} is for the reading thread, not for in here. */
    public <A, B> List<B> each(List<A> all, Function<A, B> reader) {
        if (all.size() < 2) {
            return all.stream().map(reader).toList();
        }
        var room = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = all.stream()
                    .map(one -> threads.submit(() -> within(room, reader, one)))
                    .toList();
            return tasks.stream().map(Gathering::await).toList();
        }
    }

    private static <A, B> B within(Semaphore room, Function<A, B> reader, A one) throws InterruptedException {
        room.acquire();
        try {
            return reader.apply(one);
        } finally {
            room.release();
        }
    }

    private static <B> B await(Future<B> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenOff();
        }
    }

    private Coverage coverage(String action, SdkException e) {
        var failure = AwsFailure.of(e);
        if (failure.kind() == AwsFailure.Kind.SYSTEMIC) {
            // Our own credentials: it says nothing about the account, and all else would come to the same.
            throw e;
        }
        if (failure.kind() == AwsFailure.Kind.PERMANENT) {
            LOG.warnf("%s in %s %s: %s %s", action, account.id(), account.region(), failure.code(), failure.message());
        }
        return failure.coverage(action);
    }

    /** A policy document that AWS gives as text; one that is no JSON could not be told. @throws NotTold */
    public static JsonNode document(String action, String text) {
        try {
            return Json.parse(text);
        } catch (IllegalArgumentException e) {
            throw new NotTold(new Coverage.Unsupported(action));
        }
    }
}
