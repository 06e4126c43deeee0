package io.strongroom.worker.inventory;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.Wanted;
import io.strongroom.sandbox.calls.Furnished;
import io.strongroom.sandbox.calls.Kept;
import io.strongroom.sandbox.faults.Fault;
import io.strongroom.sandbox.faults.Faults;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.strongroom.sandbox.store.InMemoryStore;
import io.strongroom.worker.accounts.AwsConfig;
import io.strongroom.worker.inventory.surroundings.OwnQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkPojo;

/** A Region of the sandbox that nobody uses: what readers find there, a test has put there. */
public final class EmptyRegion {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final AccountId ACCOUNT = new AccountId("123456789012");
    public static final Region REGION = new Region("sa-east-1");

    private final SandboxAwsAccounts accounts =
            new SandboxAwsAccounts(new InMemoryStore(() -> NOW), () -> NOW, SandboxSettings.calm(), new Random(7));

    /** A queue with that encryption and no dead letters. */
    private record Queue(Told<Boolean> encrypted, Told<Long> deadLetters) implements OwnQueue {}

    /** @param client what is furnished, such as {@code Ec2Client} */
    public EmptyRegion with(Class<?> client, Kept kept, SdkPojo... parts) {
        Furnished.of(accounts.asOwner(ACCOUNT, REGION).client(client)).keep(kept, parts);
        return this;
    }

    /** The next calls of that API are denied. */
    public EmptyRegion denied(String api) {
        accounts.strike(new Faults.Rule(api, "*", Fault.DENIED, 1_000));
        return this;
    }

    /** The next call of that API is denied, and no other. */
    public EmptyRegion deniedOnce(String api) {
        accounts.strike(new Faults.Rule(api, "*", Fault.DENIED, 1));
        return this;
    }

    public AwsAccount owned() {
        return accounts.asOwner(ACCOUNT, REGION);
    }

    public <R extends Resource> List<R> read(Kind<R> kind) {
        return gather().all(kind);
    }

    /** The only one of the kind. */
    public <R extends Resource> R only(Kind<R> kind) {
        var all = read(kind);
        if (all.size() != 1) {
            throw new AssertionError("not one but " + all);
        }
        return all.getFirst();
    }

    /** What stands in the way of the kind. */
    public Coverage coverage(Kind<?> kind) {
        try {
            gather().all(kind);
            return new Coverage.Read();
        } catch (NotTold e) {
            return e.coverage();
        }
    }

    /** Every IAM action that reading of the kind took, for services whose calls and actions have the same names. */
    public Set<String> asked(Kind<?> kind) {
        var asked = ConcurrentHashMap.<String>newKeySet();
        new Gathering(
                        new Recorded(accounts, asked),
                        new Target(ACCOUNT, REGION),
                        readers(),
                        Wanted.everything(),
                        NOW,
                        () -> false)
                .all(kind);
        return asked;
    }

    /** The calls that reading these kinds one after the other takes, each as often as it is made. */
    public List<String> calls(Kind<?>... kinds) {
        var calls = Collections.synchronizedList(new ArrayList<String>());
        var gathering = new Gathering(
                new Recorded(accounts, calls),
                new Target(ACCOUNT, REGION),
                readers(),
                Wanted.everything(),
                NOW,
                () -> false);
        for (var kind : kinds) {
            gathering.all(kind);
        }
        return List.copyOf(calls);
    }

    private Gathering gather() {
        return new Gathering(accounts, new Target(ACCOUNT, REGION), readers(), Wanted.everything(), NOW, () -> false);
    }

    private static Map<Kind<?>, KindReader<?>> readers() {
        return Readers.with(settings(), new Queue(Told.known(true), Told.known(0L))).stream()
                .collect(Collectors.<KindReader<?>, Kind<?>, KindReader<?>>toMap(KindReader::kind, one -> one));
    }

    /** The worker's own defaults: the simulated organization. */
    static AwsConfig settings() {
        try {
            var defaults = EmptyRegion.class.getResource("/META-INF/microprofile-config.properties");
            return new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withConverter(Duration.class, 200, new DurationConverter())
                    .withSources(new PropertiesConfigSource(defaults))
                    .withMapping(AwsConfig.class)
                    .withValidateUnknown(false)
                    .build()
                    .getConfigMapping(AwsConfig.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
