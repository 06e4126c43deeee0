package io.strongroom.web.onboarding;

import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.onboarding.ConnectionTests;
import io.strongroom.domain.onboarding.Enrollment;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.domain.onboarding.TermsWish;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Reach;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.onboarding.OnboardingResource.WizardPage;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What the steps of the wizard do. */
@Path("/onboarding/{id}")
@Blocking
@Pages
public class OnboardingActionsResource {
    private static final int WRONG = 422;

    private final Onboardings onboardings;
    private final Enrollments enrollments;
    private final ConnectionTests tests;
    private final Assessments assessments;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    OnboardingActionsResource(
            Onboardings onboardings,
            Enrollments enrollments,
            ConnectionTests tests,
            Assessments assessments,
            Reach reach,
            Shells shells,
            Visitor visitor,
            InstantSource clock) {
        this.onboardings = onboardings;
        this.enrollments = enrollments;
        this.tests = tests;
        this.assessments = assessments;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @POST
    @Path("tests")
    @Needs(Permission.ACCOUNTS_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response test(@RestPath String id) {
        var account = account(id);
        refuseExcluded(enrolled(account));
        tests.request(account.id(), visitor.principal().name(), clock.instant());
        return Html.goTo("/onboarding/" + id + "?step=verify");
    }

    /** Saves roles, Regions and budget; goes on where the form says. */
    @POST
    @Path("terms")
    @Needs(Permission.ACCOUNTS_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response terms(
            @RestPath String id,
            @RestForm @Nullable String readRole,
            @RestForm @Nullable String remediationRole,
            @RestForm @Nullable String regions,
            @RestForm @Nullable String share,
            @RestForm @Nullable String version,
            @RestForm @Nullable String step) {
        var account = account(id);
        var enrollment = enrolled(account);
        var before = TermsForm.of(enrollment.terms(), enrollment.version());
        var form = new TermsForm(
                Objects.requireNonNullElse(readRole, before.readRole()),
                Objects.requireNonNullElse(remediationRole, before.remediationRole()),
                Objects.requireNonNullElse(regions, before.regions()),
                Objects.requireNonNullElse(share, before.share()),
                Objects.requireNonNullElse(version, before.version()),
                List.of());
        try {
            var terms = form.wish().on(enrollment.terms());
            enrollments.change(account.id(), terms, form.seen(), visitor.principal(), clock.instant());
        } catch (Rejected e) {
            if (e.problem().code() != ProblemCode.VALIDATION_FAILED) {
                throw e;
            }
            var wrong = Optional.of(form.wrong(e.problem().errors()));
            var view = onboardings.of(account, visitor.principal(), step, wrong, 0);
            return Html.of(WRONG, new WizardPage(shells.shell(), view));
        }
        var next = Step.ROLE.wire().equals(step) ? Step.ROLE : Step.ASSESS;
        return Html.goTo("/onboarding/" + id + "?step=" + next.wire());
    }

    /** Leaves the account alone for a reason, or takes it in again without one. */
    @POST
    @Path("exclusion")
    @Needs(Permission.ACCOUNTS_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response exclude(
            @RestPath String id, @RestForm @Nullable String reason, @RestForm @Nullable String version) {
        var account = account(id);
        var enrollment = enrolled(account);
        var wish = new TermsWish(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Objects.requireNonNullElse(reason, "")));
        enrollments.change(
                account.id(),
                wish.on(enrollment.terms()),
                seen(version, enrollment),
                visitor.principal(),
                clock.instant());
        return Html.goTo("/onboarding/" + id + "?step=regions");
    }

    @POST
    @Path("leave")
    @Needs(Permission.ACCOUNTS_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response leave(@RestPath String id, @RestForm @Nullable String version) {
        var account = account(id);
        var enrollment = enrolled(account);
        enrollments.leave(account.id(), seen(version, enrollment), visitor.principal(), clock.instant());
        return Html.goTo("/onboarding");
    }

    @POST
    @Path("assessment")
    @Needs(Permission.ACCOUNTS_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response assess(@RestPath String id) {
        var account = account(id);
        refuseExcluded(enrolled(account));
        if (account.status() != Account.Status.ACTIVE) {
            throw new Rejected(ProblemCode.STATE_CONFLICT, "Account " + id + " is not active, so nothing can be read.");
        }
        assessments.request(Set.of(account.id()), visitor.principal().name(), clock.instant());
        return Html.goTo("/onboarding/" + id + "?step=assess");
    }

    private Account account(String id) {
        return reach.account(visitor.principal(), id);
    }

    private Enrollment enrolled(Account account) {
        return enrollments
                .find(account.id())
                .orElseThrow(() -> new Rejected(
                        ProblemCode.STATE_CONFLICT,
                        "Account " + account.id() + " is not enrolled. Take it in on its onboarding page first."));
    }

    private static long seen(@Nullable String version, Enrollment enrollment) {
        return version != null && version.matches("[0-9]{1,18}") ? Long.parseLong(version) : enrollment.version();
    }

    private static void refuseExcluded(Enrollment enrollment) {
        enrollment.terms().exclusion().ifPresent(reason -> {
            throw new Rejected(
                    ProblemCode.STATE_CONFLICT,
                    "Account " + enrollment.account() + " is excluded (" + reason
                            + "), so Strongroom does not touch it. Take it in again first.");
        });
    }
}
