package io.strongroom.worker.events;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.events.Lookups;
import io.strongroom.domain.posture.Posture;
import io.strongroom.worker.queue.EventsConfig;
import io.strongroom.worker.queue.EventsConfig.Lookup;
import io.strongroom.worker.queue.Loop;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where lookups are on: knows which accounts and Regions there are, and starts and stops who looks. */
@Singleton
class LookupLife {
    /** A look waits for the account's budget most of the time, so several are under way. */
    private static final int AT_ONCE = 4;

    private static final Duration IDLE = Duration.ofSeconds(5);

    private final boolean on;
    private final Accounts accounts;
    private final Posture posture;
    private final Lookups lookups;
    private final InstantSource clock;
    private final List<Loop> lookers;

    LookupLife(
            EventsConfig config,
            Accounts accounts,
            Posture posture,
            Lookups lookups,
            LookUp lookUp,
            InstantSource clock) {
        this.on = config.lookup() == Lookup.ON;
        this.accounts = accounts;
        this.posture = posture;
        this.lookups = lookups;
        this.clock = clock;
        this.lookers = IntStream.range(0, on ? AT_ONCE : 0)
                .mapToObj(n -> new Loop("lookups-" + n, IDLE, lookUp::turn))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        lookers.forEach(Loop::start);
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        lookers.forEach(Loop::stop);
    }

    /** The Regions that were assessed, and the one where calls of services without a Region are told. */
    @Scheduled(every = "1m", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void enlist() {
        if (!on) {
            return;
        }
        var places = new TreeMap<AccountId, Set<String>>();
        posture.assessed(Optional.empty()).stream()
                .filter(one -> Region.fits(one.region()))
                .forEach(one -> places.computeIfAbsent(one.account(), any -> new TreeSet<>())
                        .add(one.region()));
        var active = accounts.all().stream()
                .filter(account -> account.status() == Account.Status.ACTIVE)
                .map(Account::id)
                .collect(Collectors.toSet());
        places.forEach((account, codes) -> {
            if (active.contains(account)) {
                lookups.enlist(account, withGlobal(codes), clock.instant());
            }
        });
    }

    private static Set<String> withGlobal(Set<String> codes) {
        var all = new TreeSet<>(codes);
        codes.forEach(
                code -> all.add(new Region(code).partition().globalRegion().value()));
        return all;
    }
}
