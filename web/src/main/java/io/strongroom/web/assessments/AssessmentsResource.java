package io.strongroom.web.assessments;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.assessments.AssessmentId;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Ids;
import io.strongroom.web.accounts.Reach;
import io.strongroom.web.controls.ControlLine;
import io.strongroom.web.controls.ControlLines;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Asks for assessments and watches them. */
@Path("/assessments")
@Blocking
@Pages
public class AssessmentsResource {
    private static final int PAGE = 50;
    private static final int OFTENEST_REFRESH_SECONDS = 5;

    private final Assessments assessments;
    private final AssessmentViews views;
    private final ControlLines controls;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    AssessmentsResource(
            Assessments assessments,
            AssessmentViews views,
            ControlLines controls,
            Reach reach,
            Shells shells,
            Visitor visitor,
            InstantSource clock) {
        this.assessments = assessments;
        this.views = views;
        this.controls = controls;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.FINDINGS_READ)
    public Response list(@RestQuery @Nullable String before) {
        var from = Optional.ofNullable(before).flatMap(Ids::parse).map(AssessmentId::new);
        var found = views.list(visitor.principal(), from, PAGE + 1);
        var shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
        var next = found.size() > PAGE
                ? "/assessments?before=" + shown.get(PAGE - 1).assessment().id()
                : "";
        return Html.ok(new AssessmentsPage(shells.shell(), shown, next));
    }

    /**
     * Asks for one of that account, or of every account that the person reaches.
     *
     * @param control the one control that judges; all of them when nothing is said
     */
    @POST
    @Needs(Permission.ASSESSMENTS_RUN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response request(@RestForm @Nullable String account, @RestForm @Nullable String control) {
        var person = visitor.principal();
        var judging = control == null || control.isEmpty() ? Set.<ControlId>of() : Set.of(known(control));
        var asked = account == null || account.isEmpty() ? active(person) : Set.of(one(person, account));
        if (asked.isEmpty()) {
            throw new Rejected(
                    ProblemCode.STATE_CONFLICT,
                    "There is no active account within your scope to assess. Ask an administrator to widen it.");
        }
        var made = assessments.request(asked, judging, person.name(), clock.instant());
        if (made.accounts() == 0) {
            throw new Rejected(
                    ProblemCode.STATE_CONFLICT,
                    "This is being assessed already, or waits for it. The overview shows how far it is.");
        }
        return Html.goTo("/assessments/" + made.id());
    }

    private ControlId known(String control) {
        return ControlId.parse(control)
                .flatMap(controls::find)
                .map(ControlLine::id)
                .orElseThrow(() -> Rejected.notFound("control"));
    }

    private Set<AccountId> active(Principal person) {
        return reach.accounts(person).stream()
                .filter(account -> account.status() == Account.Status.ACTIVE)
                .map(Account::id)
                .collect(Collectors.toSet());
    }

    private AccountId one(Principal person, String id) {
        var account = reach.account(person, id);
        if (account.status() != Account.Status.ACTIVE) {
            throw new Rejected(ProblemCode.STATE_CONFLICT, "Account " + id + " is not active, so nothing can be read.");
        }
        return account.id();
    }

    @GET
    @Path("{id}")
    @Needs(Permission.FINDINGS_READ)
    public Response show(@RestPath String id, @RestQuery @Nullable Integer refresh) {
        var seconds = refresh == null ? 0 : Math.max(OFTENEST_REFRESH_SECONDS, refresh);
        return Html.ok(new AssessmentPage(shells.shell(), views.find(visitor.principal(), id, seconds)));
    }

    /** The moving part alone, for the script; {@code brief} without the accounts. */
    @GET
    @Path("{id}/live")
    @Needs(Permission.FINDINGS_READ)
    public Response live(
            @RestPath String id,
            @RestQuery @Nullable Boolean brief,
            @HeaderParam("If-None-Match") @Nullable String seen) {
        var person = visitor.principal();
        var view = Objects.requireNonNullElse(brief, false) ? views.progress(person, id) : views.find(person, id, 0);
        if (view.tag().equals(seen)) {
            return Response.notModified().header("ETag", view.tag()).build();
        }
        return Response.fromResponse(Html.ok(new AssessmentLive(view)))
                .header("ETag", view.tag())
                .build();
    }

    @CheckedTemplate(basePath = "assessments")
    record AssessmentsPage(Shell shell, List<AssessmentRow> rows, String next) implements TemplateInstance {}

    @CheckedTemplate(basePath = "assessments")
    record AssessmentPage(Shell shell, AssessmentView view) implements TemplateInstance {}

    @CheckedTemplate(basePath = "assessments")
    record AssessmentLive(AssessmentView view) implements TemplateInstance {}
}
