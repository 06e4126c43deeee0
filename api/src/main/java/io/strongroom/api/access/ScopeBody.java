package io.strongroom.api.access;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.ScopeReach;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom a policy or schedule is for, both as it is asked for and as it is told. */
@Schema(name = "Scope", description = "All accounts, or some and those below some organizational units.")
public record ScopeBody(
        @Schema(description = "Every account, those to come included.", examples = "false") @Nullable
        Boolean all,

        @Schema(description = "Account numbers.", examples = "[\"123456789012\"]", maxItems = 10_000) @Nullable
        Set<String> accounts,

        @Schema(
                description = "Organizational units by path, with all below them.",
                examples = "[\"/prod\"]",
                maxItems = 1000)
        @Nullable
        Set<String> ouPaths) {

    public static ScopeBody of(AccountScope scope) {
        return new ScopeBody(
                scope.all(),
                scope.accounts().stream().map(AccountId::value).collect(Collectors.toSet()),
                scope.ouPaths());
    }

    /**
     * @param given what stood in the body
     * @param what is for these accounts, such as policy
     * @throws Rejected {@code validation-failed} for accounts that the caller does not reach, {@code account-out-of-scope}
     *     for units that go beyond
     */
    public static AccountScope checked(@Nullable ScopeBody given, ScopeReach reach, String what) {
        if (given == null) {
            throw Rejected.field("/scope", "required", "name accounts or OU paths, or all");
        }
        var accounts = numbers(named("accounts", given.accounts), reach);
        var units = named("ouPaths", given.ouPaths);
        var all = Boolean.TRUE.equals(given.all);
        var caller = reach.principal();
        if ((all && !caller.reachesAll()) || !units.stream().allMatch(caller::reachesUnit)) {
            throw new Rejected(
                    ProblemCode.ACCOUNT_OUT_OF_SCOPE,
                    "This " + what
                            + " goes beyond the accounts that you reach. Name accounts or units of yours, or ask somebody who reaches all of it.");
        }
        return new AccountScope(all, accounts, units);
    }

    /** @throws Rejected {@code account-out-of-scope} unless all that it speaks of is within reach */
    public static void requireWhole(AccountScope scope, ScopeReach reach, String what) {
        if (!reach.covers(scope)) {
            throw new Rejected(
                    ProblemCode.ACCOUNT_OUT_OF_SCOPE,
                    "This " + what + " speaks of accounts beyond your reach. Ask somebody who reaches all of them.");
        }
    }

    private static Set<String> named(String field, @Nullable Set<String> names) {
        var all = Optional.ofNullable(names).orElseGet(Set::of);
        if (all.stream().anyMatch(Objects::isNull)) {
            throw Rejected.field("/scope/" + field, "null", "must not hold null: name each one, or leave it out");
        }
        return all;
    }

    private static Set<AccountId> numbers(Set<String> numbers, ScopeReach reach) {
        Map<String, Account> reached = reach.reached().stream()
                .collect(Collectors.toMap(one -> one.id().value(), Function.identity()));
        var accounts = new HashSet<AccountId>();
        var errors = new ArrayList<FieldError>();
        for (var number : numbers) {
            Optional.ofNullable(reached.get(number))
                    .map(Account::id)
                    .ifPresentOrElse(
                            accounts::add,
                            () -> errors.add(new FieldError(
                                    "/scope/accounts", "unknown", number + " is no account that you reach")));
        }
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
        return accounts;
    }
}
