package io.strongroom.api.policies;

import io.strongroom.api.access.Caller;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.policies.BackupSecurityPolicy;
import io.strongroom.domain.policies.NewPolicy;
import io.strongroom.domain.policies.Policies;
import io.strongroom.domain.policies.PolicyId;
import io.strongroom.domain.policies.PolicyPreview;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Policies that speak of an account within the caller's reach. To change one, all that it speaks of must be. */
@Singleton
public class VisiblePolicies {
    private final Policies policies;
    private final Accounts accounts;
    private final Caller caller;

    VisiblePolicies(Policies policies, Accounts accounts, Caller caller) {
        this.policies = policies;
        this.accounts = accounts;
        this.caller = caller;
    }

    PolicyView.Page list() {
        return new PolicyView.Page(policies.list().stream()
                .filter(policy -> sees(policy.scope()))
                .map(this::view)
                .toList());
    }

    PolicyView.Page versions(UUID id) {
        get(id);
        return new PolicyView.Page(policies.history(new PolicyId(id)).stream()
                .filter(policy -> sees(policy.scope()))
                .map(this::view)
                .toList());
    }

    /** @throws Rejected {@code not-found}, the same for one that speaks of no account within reach */
    BackupSecurityPolicy get(UUID id) {
        return policies.find(new PolicyId(id))
                .filter(policy -> sees(policy.scope()))
                .orElseThrow(() -> Rejected.notFound("policy"));
    }

    /** The same to change. @throws Rejected {@code account-out-of-scope} when it goes beyond the caller's reach */
    BackupSecurityPolicy whole(UUID id) {
        var policy = get(id);
        var scope = policy.scope();
        var principal = caller.principal();
        var reached = principal.reachesAll()
                || (!scope.all()
                        && scope.accounts().stream().allMatch(caller::reaches)
                        && scope.ouPaths().stream().allMatch(principal::reachesUnit));
        if (!reached) {
            throw new Rejected(
                    ProblemCode.ACCOUNT_OUT_OF_SCOPE,
                    "This policy speaks of accounts beyond your reach. Ask somebody who reaches all of them.");
        }
        return policy;
    }

    NewPolicy wanted(PolicyBody body) {
        Map<String, Account> known =
                accounts.all().stream().collect(Collectors.toMap(one -> one.id().value(), one -> one));
        return body.checked(caller.principal(), known);
    }

    PolicyView view(BackupSecurityPolicy policy) {
        return PolicyView.of(policy, seen(policy.scope()));
    }

    PolicyView.Preview preview(Optional<PolicyId> id, NewPolicy wanted) {
        PolicyPreview preview = policies.preview(id, wanted);
        return new PolicyView.Preview(
                true,
                List.copyOf(preview.fields()),
                preview.accounts().keySet().stream().map(AccountId::value).toList(),
                preview.controls().entrySet().stream()
                        .map(one -> new PolicyView.TouchedView(one.getKey().value(), one.getValue()))
                        .toList());
    }

    private boolean sees(AccountScope scope) {
        return caller.principal().reachesAll() || reached().anyMatch(scope::includes);
    }

    /** What of a scope speaks of accounts within reach: neither others nor the names of units that hold none of them. */
    private AccountScope seen(AccountScope scope) {
        if (caller.principal().reachesAll()) {
            return scope;
        }
        var reached = reached().toList();
        return new AccountScope(
                scope.all(),
                reached.stream()
                        .map(Account::id)
                        .filter(scope.accounts()::contains)
                        .collect(Collectors.toSet()),
                scope.ouPaths().stream()
                        .filter(unit -> caller.principal().reachesUnit(unit)
                                || reached.stream().anyMatch(one -> AccountScope.within(one.ouPath(), unit)))
                        .collect(Collectors.toSet()));
    }

    private Stream<Account> reached() {
        return accounts.all().stream().filter(caller.principal()::reaches);
    }
}
