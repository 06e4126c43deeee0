package io.strongroom.web.controls;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.posture.Counts;
import io.strongroom.domain.posture.Posture;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.remediations.RemediationSpec;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Reach;
import io.strongroom.web.format.PostureWords;
import io.strongroom.web.format.Prose;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;

/** The catalogue of controls, and how each stands in the accounts that the person reaches. */
@Path("/controls")
@Blocking
@Pages
public class ControlsResource {
    private final ControlLines controls;
    private final Posture posture;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;

    ControlsResource(ControlLines controls, Posture posture, Reach reach, Shells shells, Visitor visitor) {
        this.controls = controls;
        this.posture = posture;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
    }

    @GET
    @Needs(Permission.FINDINGS_READ)
    public Response list() {
        var counts = posture.byControl(reach.visible(visitor.principal()));
        var families = PostureWords.families().entrySet().stream()
                .map(family -> new Family(family.getKey(), family.getValue(), lines(family.getKey(), counts)))
                .filter(family -> !family.controls().isEmpty())
                .toList();
        return Html.ok(new ControlsPage(shells.shell(), families));
    }

    private List<Standing> lines(String family, Map<ControlId, Counts> counts) {
        return controls.all().stream()
                .filter(control -> control.id().family().equals(family))
                .map(control -> Standing.of(control, counts))
                .toList();
    }

    @GET
    @Path("{id}")
    @Needs(Permission.FINDINGS_READ)
    public Response show(@RestPath String id) {
        var person = visitor.principal();
        var control = find(id);
        var prose = Prose.of(control.id());
        return Html.ok(new ControlPage(
                shells.shell(),
                Standing.of(control, posture.byControl(reach.visible(person))),
                controls.remediations(control),
                prose.stream()
                        .takeWhile(block -> !block.text().equals("How to fix"))
                        .toList(),
                Prose.under("How to fix", prose),
                prose.stream()
                        .dropWhile(block -> !block.text().equals("Limits"))
                        .toList(),
                person.may(Permission.EXCEPTIONS_REQUEST),
                person.may(Permission.ASSESSMENTS_RUN)));
    }

    private ControlLine find(String id) {
        return ControlId.parse(id).flatMap(controls::find).orElseThrow(() -> Rejected.notFound("control"));
    }

    /** A family of controls. */
    record Family(String code, String name, List<Standing> controls) {
        public long failing() {
            return controls.stream().filter(one -> one.counts().fail() > 0).count();
        }
    }

    /** A control, and how it stands. {@code asked} is false when no assessment has asked it anything. */
    record Standing(ControlLine control, Counts counts, boolean asked) {
        static Standing of(ControlLine control, Map<ControlId, Counts> counts) {
            var known = counts.getOrDefault(control.id(), Counts.NONE);
            return new Standing(control, known, !known.equals(Counts.NONE));
        }
    }

    @CheckedTemplate(basePath = "controls")
    record ControlsPage(Shell shell, List<Family> families) implements TemplateInstance {}

    @CheckedTemplate(basePath = "controls")
    record ControlPage(
            Shell shell,
            Standing standing,
            List<RemediationSpec> remediations,
            List<Prose.Block> why,
            List<Prose.Block> fix,
            List<Prose.Block> limits,
            boolean mayAccept,
            boolean mayAssess)
            implements TemplateInstance {}
}
