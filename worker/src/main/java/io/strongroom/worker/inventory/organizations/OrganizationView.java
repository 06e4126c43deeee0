package io.strongroom.worker.inventory.organizations;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.organizations.Organization;
import io.strongroom.worker.inventory.Gathering;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The organization, shared by the assessments of its accounts: a member may not read it, and a thousand members should
 * not. It is read in the account that manages it and kept for a few minutes.
 */
@Singleton
class OrganizationView {
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Accounts accounts;
    private Optional<Kept> kept = Optional.empty();

    OrganizationView(Accounts accounts) {
        this.accounts = accounts;
    }

    private record Kept(Instant at, Optional<List<Organization>> organization, Optional<Coverage> why) {}

    /**
     * The organization; empty without Organizations.
     *
     * @param look reads it in an account that may
     * @throws NotTold when it could not be read
     */
    synchronized List<Organization> of(Gathering from, Function<Gathering, List<Organization>> look) {
        var now = from.now();
        if (kept.isEmpty() || now.isAfter(kept.get().at().plus(FRESH))) {
            kept = Optional.of(read(from, look));
        }
        var found = kept.get();
        return found.organization().orElseThrow(() -> new NotTold(found.why().orElseThrow()));
    }

    private Kept read(Gathering from, Function<Gathering, List<Organization>> look) {
        try {
            return new Kept(from.now(), Optional.of(look.apply(manager(from))), Optional.empty());
        } catch (NotTold e) {
            return new Kept(from.now(), Optional.empty(), Optional.of(e.coverage()));
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
