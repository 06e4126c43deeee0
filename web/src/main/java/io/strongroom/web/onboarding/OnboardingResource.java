package io.strongroom.web.onboarding;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.domain.onboarding.NewEnrollment;
import io.strongroom.domain.onboarding.RoleTemplate;
import io.strongroom.domain.onboarding.RoleTemplate.Format;
import io.strongroom.domain.onboarding.TermsWish;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Reach;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The list of accounts by how far they are, and the wizard of each. */
@Path("/onboarding")
@Blocking
@Pages
public class OnboardingResource {
    private static final int OFTENEST_REFRESH_SECONDS = 5;
    private static final int WRONG = 422;

    private final OnboardingList list;
    private final Onboardings onboardings;
    private final Enrollments enrollments;
    private final Accounts accounts;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    OnboardingResource(
            OnboardingList list,
            Onboardings onboardings,
            Enrollments enrollments,
            Accounts accounts,
            Reach reach,
            Shells shells,
            Visitor visitor,
            InstantSource clock) {
        this.list = list;
        this.onboardings = onboardings;
        this.enrollments = enrollments;
        this.accounts = accounts;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.ACCOUNTS_MANAGE)
    public Response list(@RestQuery @Nullable Integer page) {
        return list(200, Objects.requireNonNullElse(page, 1), EnrollForm.fresh());
    }

    /** Takes an account in, or all active ones of a unit that are not in yet. */
    @POST
    @Needs(Permission.ACCOUNTS_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enroll(
            @RestForm @Nullable String account, @RestForm @Nullable String name, @RestForm @Nullable String unit) {
        var person = visitor.principal();
        var form = new EnrollForm(text(account), text(name), text(unit), List.of());
        try {
            if (!form.unit().isEmpty()) {
                enrollUnit(form.unit(), person);
                return Html.goTo("/onboarding");
            }
            var wanted = NewEnrollment.of(
                    form.account().strip(), Optional.of(form.name()), TermsWish.none(), accounts, person);
            var made = enrollments.enroll(wanted, person, clock.instant());
            return Html.goTo("/onboarding/" + made.account() + "?step=role");
        } catch (Rejected e) {
            if (e.problem().code() != ProblemCode.VALIDATION_FAILED) {
                throw e;
            }
            return list(WRONG, 1, form.wrong(e.problem().errors()));
        }
    }

    private void enrollUnit(String unit, Principal person) {
        var there = reach.accounts(person).stream()
                .filter(account -> account.status() == Account.Status.ACTIVE)
                .filter(account -> AccountScope.within(account.ouPath(), unit))
                .toList();
        if (there.isEmpty()) {
            throw Rejected.field("/unit", "empty", "holds no active account that you reach");
        }
        there.stream()
                .filter(account -> enrollments.find(account.id()).isEmpty())
                .forEach(account -> enrollments.enroll(
                        NewEnrollment.of(account.id().value(), Optional.empty(), TermsWish.none(), accounts, person),
                        person,
                        clock.instant()));
    }

    private Response list(int status, int page, EnrollForm form) {
        return Html.of(status, new OnboardingPage(shells.shell(), list.page(visitor.principal(), page, form)));
    }

    /** The roles for a whole organization, as a file. */
    @GET
    @Path("stackset")
    @Needs(Permission.ACCOUNTS_MANAGE)
    public Response stackSet() {
        return file(onboardings.template(), Format.STACKSET);
    }

    @GET
    @Path("{id}")
    @Needs(Permission.ACCOUNTS_MANAGE)
    public Response show(@RestPath String id, @RestQuery @Nullable String step, @RestQuery @Nullable Integer refresh) {
        var person = visitor.principal();
        var seconds = refresh == null ? 0 : Math.max(OFTENEST_REFRESH_SECONDS, refresh);
        var view = onboardings.of(reach.account(person, id), person, step, Optional.empty(), seconds);
        return Html.ok(new WizardPage(shells.shell(), view));
    }

    /** How the connection test stands alone, for the script. */
    @GET
    @Path("{id}/live")
    @Needs(Permission.ACCOUNTS_MANAGE)
    public Response live(@RestPath String id, @HeaderParam("If-None-Match") @Nullable String seen) {
        var person = visitor.principal();
        var view = onboardings.of(reach.account(person, id), person, Step.VERIFY.wire(), Optional.empty(), 0);
        if (view.tag().equals(seen)) {
            return Response.notModified().header("ETag", view.tag()).build();
        }
        return Response.fromResponse(Html.ok(new ConnectionLive(view)))
                .header("ETag", view.tag())
                .build();
    }

    /** The roles of an account, as a file. */
    @GET
    @Path("{id}/role-template")
    @Needs(Permission.ACCOUNTS_MANAGE)
    public Response template(@RestPath String id, @RestQuery @Nullable String format) {
        var person = visitor.principal();
        var view = onboardings.of(reach.account(person, id), person);
        var wanted = Format.of(Objects.requireNonNullElse(format, Format.CLOUDFORMATION.wire()))
                .orElseThrow(() -> Rejected.notFound("format"));
        return file(view.template().orElseGet(onboardings::template), wanted);
    }

    private static Response file(RoleTemplate template, Format format) {
        return Response.ok(template.text(format))
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"" + format.file() + "\"")
                .build();
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }

    @CheckedTemplate(basePath = "onboarding")
    record OnboardingPage(Shell shell, OnboardingList.View view) implements TemplateInstance {}

    @CheckedTemplate(basePath = "onboarding")
    record WizardPage(Shell shell, OnboardingView view) implements TemplateInstance {}

    @CheckedTemplate(basePath = "onboarding")
    record ConnectionLive(OnboardingView view) implements TemplateInstance {}
}
