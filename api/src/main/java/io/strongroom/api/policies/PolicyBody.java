package io.strongroom.api.policies;

import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.policies.NewPolicy;
import io.strongroom.domain.policies.Thresholds;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Principal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A policy as it is to be saved. */
@Schema(
        name = "PolicyRequest",
        description = "A backup security policy as it is to be saved, whole.",
        requiredProperties = {"name", "scope", "thresholds"})
public record PolicyBody(
        @Schema(description = "Its name.", examples = "production", minLength = 1, maxLength = 100) @Nullable
        String name,

        @Schema(description = "Whom it is for.") @Nullable ScopeBody scope,

        @Schema(description = "What it asks.") @Nullable ThresholdsView thresholds)
        implements ApiBody {

    /** Whom a policy is for. */
    @Schema(name = "PolicyScope", description = "All accounts, or some and those below some organizational units.")
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
        static ScopeBody of(AccountScope scope) {
            return new ScopeBody(
                    scope.all(),
                    scope.accounts().stream().map(AccountId::value).collect(Collectors.toSet()),
                    scope.ouPaths());
        }
    }

    /**
     * @param known all accounts by number
     * @throws Rejected {@code validation-failed} for accounts that the caller does not reach, {@code account-out-of-scope}
     *     for units that go beyond
     */
    NewPolicy checked(Principal caller, Map<String, Account> known) {
        if (scope == null) {
            throw Rejected.field("/scope", "required", "name accounts or OU paths, or all");
        }
        var accounts = numbers(given("accounts", scope.accounts()), caller, known);
        var units = given("ouPaths", scope.ouPaths());
        var all = Boolean.TRUE.equals(scope.all());
        if ((all && !caller.reachesAll()) || !units.stream().allMatch(caller::reachesUnit)) {
            throw new Rejected(
                    ProblemCode.ACCOUNT_OUT_OF_SCOPE,
                    "This policy goes beyond the accounts that you reach. Name accounts or units of yours, or ask somebody who reaches all of it.");
        }
        return new NewPolicy(
                name == null ? "" : name,
                new AccountScope(all, accounts, units),
                thresholds == null ? Thresholds.none() : thresholds.checked());
    }

    private static Set<String> given(String field, @Nullable Set<String> names) {
        var all = Optional.ofNullable(names).orElseGet(Set::of);
        if (all.stream().anyMatch(Objects::isNull)) {
            throw Rejected.field("/scope/" + field, "null", "must not hold null: name each one, or leave it out");
        }
        return all;
    }

    private static Set<AccountId> numbers(Set<String> numbers, Principal caller, Map<String, Account> known) {
        var accounts = new HashSet<AccountId>();
        var errors = new ArrayList<FieldError>();
        for (var number : numbers) {
            Optional.ofNullable(known.get(number))
                    .filter(caller::reaches)
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
