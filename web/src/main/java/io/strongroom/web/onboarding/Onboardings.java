package io.strongroom.web.onboarding;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.CallBudgets;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.onboarding.Advice;
import io.strongroom.domain.onboarding.Connection;
import io.strongroom.domain.onboarding.ConnectionTest;
import io.strongroom.domain.onboarding.ConnectionTests;
import io.strongroom.domain.onboarding.Enrollment;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.domain.onboarding.Installation;
import io.strongroom.domain.onboarding.PermissionMatrix;
import io.strongroom.domain.onboarding.RoleDrift;
import io.strongroom.domain.onboarding.RoleTemplate;
import io.strongroom.domain.onboarding.Terms;
import io.strongroom.domain.remediations.RemediationCatalog;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.assessments.AssessmentViews;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers how accounts stand on their way under governance. */
@Singleton
public class Onboardings {
    private final Enrollments enrollments;
    private final ConnectionTests tests;
    private final Installation installation;
    private final ControlCatalog controls;
    private final RemediationCatalog remediations;
    private final CallBudgets budgets;
    private final AssessmentViews assessments;
    private final InstantSource clock;

    Onboardings(
            Enrollments enrollments,
            ConnectionTests tests,
            Installation installation,
            ControlCatalog controls,
            RemediationCatalog remediations,
            CallBudgets budgets,
            AssessmentViews assessments,
            InstantSource clock) {
        this.enrollments = enrollments;
        this.tests = tests;
        this.installation = installation;
        this.controls = controls;
        this.remediations = remediations;
        this.budgets = budgets;
        this.assessments = assessments;
        this.clock = clock;
    }

    /** How its connection is, for the account's own page. */
    public OnboardingView of(Account account, Principal person) {
        return of(account, person, null, Optional.empty(), 0);
    }

    /**
     * The wizard of an account.
     *
     * @param step that is asked for
     * @param typed terms that were sent and are wrong
     */
    OnboardingView of(
            Account account, Principal person, @Nullable String step, Optional<TermsForm> typed, int refresh) {
        var enrollment = enrollments.find(account.id());
        var all = tests.of(account.id());
        var found = all.stream().flatMap(test -> test.found().stream()).findFirst();
        var assessment = assessments.newestOf(person, account.id());
        var matrix = matrix(found);
        var next = Step.next(enrollment, all.stream().findFirst(), assessment.isPresent());
        var form = enrollment
                .map(agreed -> TermsForm.of(agreed.terms(), agreed.version()))
                .orElseGet(() -> TermsForm.of(Terms.usual(), 0));
        return new OnboardingView(
                account,
                enrollment,
                Step.of(step, enrollment, next),
                next,
                enrollment.map(agreed -> RoleTemplate.of(installation, agreed.terms())),
                all.stream().findFirst(),
                found,
                found.map(connection -> RoleDrift.of(connection, matrix)),
                enrollment
                        .flatMap(agreed -> found.map(connection -> Advice.on(agreed, connection)))
                        .orElse(List.of()),
                matrix,
                budgets.paces(account.id(), clock.instant()),
                typed.orElse(form),
                assessment,
                refresh);
    }

    PermissionMatrix matrix(Optional<Connection> found) {
        return PermissionMatrix.of(controls, remediations, found);
    }

    /** The template for a whole organization. */
    RoleTemplate template() {
        return RoleTemplate.of(installation, Terms.usual());
    }

    /** A line of the list. */
    record Line(
            Account account,
            Optional<Enrollment> enrollment,
            Optional<ConnectionTest> tested,
            Optional<RoleDrift> drift) {
        public Optional<Connection> found() {
            return tested.flatMap(ConnectionTest::found);
        }

        public String exclusion() {
            return enrollment.flatMap(one -> one.terms().exclusion()).orElse("");
        }
    }

    Line line(Account account, Optional<Enrollment> enrollment, Optional<ConnectionTest> tested) {
        var found = tested.flatMap(ConnectionTest::found);
        return new Line(account, enrollment, tested, found.map(connection -> RoleDrift.of(connection, matrix(found))));
    }
}
