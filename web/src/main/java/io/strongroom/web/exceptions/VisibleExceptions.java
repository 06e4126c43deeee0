package io.strongroom.web.exceptions;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.exceptions.Exemption;
import io.strongroom.domain.exceptions.ExemptionId;
import io.strongroom.domain.exceptions.ExemptionScope;
import io.strongroom.domain.exceptions.ExemptionScope.Everything;
import io.strongroom.domain.exceptions.ExemptionScope.OneAccount;
import io.strongroom.domain.exceptions.ExemptionScope.OneResource;
import io.strongroom.domain.exceptions.ExemptionScope.Unit;
import io.strongroom.domain.exceptions.Exemptions;
import io.strongroom.domain.findings.FindingQuery;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.accounts.Ids;
import io.strongroom.web.accounts.Reach;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Exceptions that touch an account within a person's reach. To act on one, all that it touches must be. */
@Singleton
class VisibleExceptions {
    private final Exemptions exemptions;
    private final Accounts accounts;
    private final Reach reach;

    VisibleExceptions(Exemptions exemptions, Accounts accounts, Reach reach) {
        this.exemptions = exemptions;
        this.accounts = accounts;
        this.reach = reach;
    }

    /** As many as {@code limit} of what the filter asks for, what expires next first. */
    List<Exemption> list(Principal person, ExceptionFilter filter, int limit) {
        var wanted = filter.wantedAccount();
        var visible = person.reachesAll() && wanted.isEmpty()
                ? Optional.<Set<AccountId>>empty()
                : Optional.of(reached(person, wanted).stream().map(Account::id).collect(Collectors.toSet()));
        return exemptions.list(filter.query(visible, limit));
    }

    private List<Account> reached(Principal person, Optional<AccountId> wanted) {
        return reach.accounts(person).stream()
                .filter(account -> wanted.isEmpty() || wanted.get().equals(account.id()))
                .toList();
    }

    private boolean touches(Principal person, ExemptionScope scope) {
        return person.reachesAll() || scope.touches(reached(person, Optional.empty()));
    }

    /** @throws Rejected {@code not-found}, the same for what touches nothing within reach */
    Exemption find(Principal person, String id) {
        var found = Ids.parse(id)
                .map(ExemptionId::new)
                .flatMap(exemptions::find)
                .orElseThrow(() -> Rejected.notFound("exception"));
        if (!touches(person, found.scope())) {
            throw reach.denied(person, "exception", id);
        }
        return found;
    }

    /** The same to act on. @throws Rejected {@code account-out-of-scope} when it goes beyond the person's reach */
    Exemption whole(Principal person, String id) {
        var exemption = find(person, id);
        if (!covers(person, exemption.scope())) {
            throw new Rejected(
                    ProblemCode.ACCOUNT_OUT_OF_SCOPE,
                    "This exception speaks of accounts beyond your reach. Ask somebody who reaches all of them.");
        }
        return exemption;
    }

    /** Whether all that it speaks of is within the person's reach. */
    boolean covers(Principal person, ExemptionScope scope) {
        return scope.reachedBy(person, accounts);
    }

    /** Findings of the control within the scope that the person sees; its condition is that of the exception itself. */
    FindingQuery findings(
            Principal person, ControlId control, ExemptionScope scope, Set<FindingStatus> statuses, int limit) {
        return new FindingQuery(
                Set.of(control),
                switch (scope) {
                    case OneResource one -> Set.of(one.account());
                    case OneAccount one -> Set.of(one.account());
                    case Unit unit -> Set.of();
                    case Everything all -> Set.of();
                },
                Set.of(),
                Set.of(),
                statuses,
                Set.of("FAIL"),
                scope instanceof OneResource one ? Optional.of(one.arn()) : Optional.empty(),
                Optional.empty(),
                scope instanceof Unit unit ? Optional.of(within(person, unit)) : reach.visible(person),
                Optional.empty(),
                limit);
    }

    private Set<AccountId> within(Principal person, Unit unit) {
        return reach.accounts(person).stream()
                .filter(account -> AccountScope.within(account.ouPath(), unit.ouPath()))
                .map(Account::id)
                .collect(Collectors.toSet());
    }
}
