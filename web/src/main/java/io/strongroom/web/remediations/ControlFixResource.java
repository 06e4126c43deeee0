package io.strongroom.web.remediations;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.remediations.RemediationSpec;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.controls.ControlLine;
import io.strongroom.web.controls.ControlLines;
import io.strongroom.web.findings.FindingFilter;
import io.strongroom.web.findings.FindingScope;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Plans fixes for what fails one control, over every resource that the filter in the address matches. */
@Path("/controls/{id}/fix")
@Blocking
@Pages
public class ControlFixResource {
    private final ControlLines controls;
    private final ControlFixes fixes;
    private final FindingScope scope;
    private final Shells shells;
    private final Visitor visitor;

    ControlFixResource(ControlLines controls, ControlFixes fixes, FindingScope scope, Shells shells, Visitor visitor) {
        this.controls = controls;
        this.fixes = fixes;
        this.scope = scope;
        this.shells = shells;
        this.visitor = visitor;
    }

    /** {@code with} is the remediation, where the control has several. */
    @GET
    @Needs(Permission.JOBS_SUBMIT)
    public Response form(@RestPath String id, @RestQuery @Nullable String with, @Context UriInfo address) {
        var control = find(id);
        var filter = FindingFilter.of(address.getQueryParameters());
        var found = fixes.failing(control, filter, scope.visible(visitor.principal(), filter));
        var spec = chosen(control, Objects.requireNonNullElse(with, ""));
        var form = ControlFixForm.fresh(spec, found, UUID.randomUUID().toString());
        return page(200, control, filter, form);
    }

    /** Makes a batch of one job for each finding that is ticked, or shows the form again with all that is wrong. */
    @POST
    @Needs(Permission.JOBS_SUBMIT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response submit(@RestPath String id, MultivaluedMap<String, String> sent) {
        var control = find(id);
        var spec = chosen(control, Objects.requireNonNullElse(sent.getFirst("with"), ""));
        var ids = Objects.requireNonNullElse(sent.get("finding"), List.<String>of());
        if (ids.size() > ControlFixes.MOST) {
            throw new Rejected(
                    ProblemCode.BLAST_RADIUS_EXCEEDED,
                    "At most " + ControlFixes.MOST + " resources at once. Choose fewer, or use the API for more.");
        }
        var findings = ids.stream()
                .map(one -> repairable(scope.find(visitor.principal(), one), control))
                .toList();
        try {
            if (findings.isEmpty()) {
                throw Rejected.field("/finding", "required", "must name at least one resource");
            }
            return Html.goTo("/batches/" + fixes.submit(spec, findings, sent, visitor.principal()));
        } catch (Rejected e) {
            if (e.problem().code() != ProblemCode.VALIDATION_FAILED) {
                throw e;
            }
            var shown = findings.isEmpty() ? fixes.failing(control, visitor.principal()) : findings;
            var anything = FindingFilter.of(new MultivaluedHashMap<>());
            return page(
                    422,
                    control,
                    anything,
                    ControlFixForm.sent(spec, shown, sent, e.problem().errors()));
        }
    }

    private static Finding repairable(Finding finding, ControlLine control) {
        if (!finding.control().equals(control.id())
                || finding.status() != FindingStatus.OPEN
                || !finding.verdict().equals("FAIL")) {
            throw new Rejected(
                    ProblemCode.STATE_CONFLICT,
                    "The finding on " + finding.resourceArn() + " is no open failure of " + control.id()
                            + " any more, so nothing was asked for. Open the list again and choose from what is there.");
        }
        return finding;
    }

    private RemediationSpec chosen(ControlLine control, String wanted) {
        var all = controls.remediations(control);
        return all.stream()
                .filter(spec -> spec.id().value().equals(wanted))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> new Rejected(
                        ProblemCode.STATE_CONFLICT,
                        "Strongroom cannot repair " + control.id()
                                + " by itself. Its page under Controls has the steps for people."));
    }

    private Response page(int status, ControlLine control, FindingFilter filter, ControlFixForm form) {
        var address = filter.fixOf(control.id());
        var with = address + (address.contains("?") ? "&" : "?") + "with=";
        var choices = controls.remediations(control).stream()
                .map(spec -> new Choice(spec, with + spec.id()))
                .toList();
        return Html.of(status, new ControlFixPage(shells.shell(), control, choices, form));
    }

    /** A remediation that the control has, and the address of the same page with it. */
    record Choice(RemediationSpec spec, String href) {}

    private ControlLine find(String id) {
        return ControlId.parse(id).flatMap(controls::find).orElseThrow(() -> Rejected.notFound("control"));
    }

    @CheckedTemplate(basePath = "remediations")
    record ControlFixPage(Shell shell, ControlLine control, List<Choice> choices, ControlFixForm fix)
            implements TemplateInstance {}
}
