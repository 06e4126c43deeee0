package io.strongroom.api.accounts;

import io.strongroom.api.access.Caller;
import io.strongroom.api.onboarding.CallBudgetView;
import io.strongroom.api.onboarding.Connections;
import io.strongroom.api.onboarding.EnrollmentView;
import io.strongroom.api.posture.AssessedView;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.accounts.CallBudgets;
import io.strongroom.domain.onboarding.ConnectionTest;
import io.strongroom.domain.onboarding.ConnectionTests;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.domain.posture.Posture;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers what is told of a single account. */
@Singleton
public class AccountDetails {
    private final Accounts accounts;
    private final Posture posture;
    private final Enrollments enrollments;
    private final ConnectionTests tests;
    private final Connections connections;
    private final CallBudgets budgets;
    private final InstantSource clock;

    AccountDetails(
            Accounts accounts,
            Posture posture,
            Enrollments enrollments,
            ConnectionTests tests,
            Connections connections,
            CallBudgets budgets,
            InstantSource clock) {
        this.accounts = accounts;
        this.posture = posture;
        this.enrollments = enrollments;
        this.tests = tests;
        this.connections = connections;
        this.budgets = budgets;
        this.clock = clock;
    }

    /** @throws Rejected {@code not-found} unless the caller reaches it */
    public Account reached(String id, Caller caller) {
        return Optional.of(id)
                .filter(number -> number.matches("[0-9]{12}"))
                .flatMap(number -> accounts.find(new AccountId(number)))
                .filter(caller.principal()::reaches)
                .orElseThrow(() -> Rejected.notFound("account"));
    }

    public AccountDetailView of(Account account) {
        var only = Optional.of(Set.of(account.id()));
        var enrollment = enrollments.find(account.id());
        return new AccountDetailView(
                AccountsResource.AccountView.of(account),
                posture.assessed(only).stream().map(AssessedView::of).toList(),
                AccountDetailView.posture(posture.byAccount(only).getOrDefault(account.id(), Map.of())),
                enrollment.map(EnrollmentView::of),
                tests.of(account.id()).stream()
                        .filter(ConnectionTest::ended)
                        .findFirst()
                        .map(connections::brief),
                CallBudgetView.of(enrollment, budgets.paces(account.id(), clock.instant())));
    }
}
