package io.strongroom.web.findings;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.Findings;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One finding: why it fails, what would repair it, and who looks after it. */
@Path("/findings/{id}")
@Blocking
@Pages
public class FindingResource {
    private final Findings findings;
    private final FindingViews views;
    private final FindingScope scope;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    FindingResource(
            Findings findings,
            FindingViews views,
            FindingScope scope,
            Shells shells,
            Visitor visitor,
            InstantSource clock) {
        this.findings = findings;
        this.views = views;
        this.scope = scope;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.FINDINGS_READ)
    public Response show(@RestPath String id) {
        var finding = scope.find(visitor.principal(), id);
        return page(200, finding, TriageForm.of(finding));
    }

    /** Says who looks after it and what they think; {@code version} is what the form was filled in on. */
    @POST
    @Path("triage")
    @Needs(Permission.FINDINGS_TRIAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response triage(
            @RestPath String id,
            @RestForm @Nullable String assignee,
            @RestForm @Nullable String note,
            @RestForm @Nullable String version) {
        var person = visitor.principal();
        var finding = scope.find(person, id);
        var form = TriageForm.sent(text(assignee), text(note));
        if (!form.errors().isEmpty()) {
            return page(422, finding, form);
        }
        try {
            findings.triage(
                    finding.id(),
                    changed(finding.assignee(), form.assignee()),
                    changed(finding.note(), form.note()),
                    version == null || !version.matches("[0-9]{1,18}") ? -1 : Long.parseLong(version),
                    person,
                    clock.instant());
            return Html.goTo("/findings/" + finding.id());
        } catch (Rejected e) {
            if (e.problem().code() != ProblemCode.PRECONDITION_FAILED) {
                throw e;
            }
            return page(412, finding, form.asOvertaken());
        }
    }

    private static String text(@Nullable String sent) {
        return Objects.requireNonNullElse(sent, "").strip().replace("\r\n", "\n");
    }

    /** What the port is told: nothing of a field that was left as it is. */
    private static Optional<String> changed(Optional<String> before, String typed) {
        return before.orElse("").equals(typed) ? Optional.empty() : Optional.of(typed);
    }

    private Response page(int status, Finding finding, TriageForm form) {
        return Html.of(status, new FindingPage(shells.shell(), views.view(finding, visitor.principal(), form)));
    }

    @CheckedTemplate(basePath = "findings")
    record FindingPage(Shell shell, FindingView view) implements TemplateInstance {}
}
