package io.strongroom.api.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is calling, and what of the accounts they see. */
@ApplicationScoped
public class Caller {
    private final SecurityIdentity identity;
    private final Accounts accounts;

    Caller(SecurityIdentity identity, Accounts accounts) {
        this.identity = identity;
        this.accounts = accounts;
    }

    /** The principal behind the token; empty for everyone else, a browser's session included. */
    public Optional<Principal> known() {
        @Nullable Principal principal = identity.getAttribute(TokenMechanism.PRINCIPAL);
        return Optional.ofNullable(principal);
    }

    public Principal principal() {
        return known().orElseThrow(() -> new IllegalStateException("the guard lets nobody without a token through"));
    }

    /** The accounts within reach; empty when that is all of them. */
    public Optional<Set<AccountId>> visible() {
        var principal = principal();
        return principal.reachesAll()
                ? Optional.empty()
                : Optional.of(accounts.all().stream()
                        .filter(principal::reaches)
                        .map(Account::id)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    public boolean reaches(AccountId id) {
        var principal = principal();
        return principal.reachesAll()
                || accounts.find(id).filter(principal::reaches).isPresent();
    }

    /** @throws Rejected {@code not-found}: what is out of reach looks like what does not exist */
    public void requireSight(AccountId id, String what) {
        if (!reaches(id)) {
            throw Rejected.notFound(what);
        }
    }
}
