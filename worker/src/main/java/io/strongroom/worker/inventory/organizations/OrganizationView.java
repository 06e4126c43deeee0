package io.strongroom.worker.inventory.organizations;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.inventory.organizations.Organization;
import io.strongroom.worker.inventory.Gathering;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The organization, shared by the assessments of its accounts: a member may not read it, and a thousand members should
 * not. It is read in the account that manages it and kept for a few minutes.
 */
@Singleton
class OrganizationView {
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Accounts accounts;
    private final Map<AccountId, Shared> organizations = new ConcurrentHashMap<>();

    OrganizationView(Accounts accounts) {
        this.accounts = accounts;
    }

    private record Kept(Instant at, List<Organization> organization) {}

    /** What was read in one account; one reads, and the others wait without holding a carrier thread. */
    private static final class Shared {
        private final ReentrantLock lock = new ReentrantLock();
        private Optional<Kept> kept = Optional.empty();
    }

    /**
     * The organization; empty without Organizations. A failure is nobody else's, so it is not kept.
     *
     * @param look reads it in an account that may
     * @throws io.strongroom.domain.inventory.NotTold when it could not be read
     */
    List<Organization> of(Gathering from, Function<Gathering, List<Organization>> look) {
        var manager = manager(from);
        var shared = organizations.computeIfAbsent(manager.accountId(), id -> new Shared());
        shared.lock.lock();
        try {
            var fresh = shared.kept.filter(kept -> !from.now().isAfter(kept.at().plus(FRESH)));
            if (fresh.isEmpty()) {
                fresh = Optional.of(new Kept(from.now(), look.apply(manager)));
                shared.kept = fresh;
            }
            return fresh.get().organization();
        } finally {
            shared.lock.unlock();
        }
    }

    /** Every member may ask who manages the organization; whether we are known there is another matter. */
    private Gathering manager(Gathering from) {
        return OrganizationReader.described(from)
                .map(organization -> new AccountId(organization.masterAccountId()))
                .filter(id -> !id.equals(from.accountId()))
                .filter(id -> accounts.find(id)
                        .filter(one -> one.status() == Account.Status.ACTIVE)
                        .isPresent())
                .map(id -> from.at(id, from.region()))
                .orElse(from);
    }
}
