package io.strongroom.web.policies;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.policies.BackupSecurityPolicy;
import io.strongroom.domain.policies.Expectations;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Backup security policies, and the standard. */
@Path("/policies")
@Blocking
@Pages
public class PoliciesResource {
    private final VisiblePolicies visible;
    private final Shells shells;
    private final Visitor visitor;

    PoliciesResource(VisiblePolicies visible, Shells shells, Visitor visitor) {
        this.visible = visible;
        this.shells = shells;
        this.visitor = visitor;
    }

    @GET
    @Needs(Permission.FINDINGS_READ)
    public Response list() {
        var person = visitor.principal();
        var rows = visible.list(person).stream()
                .map(policy -> new Row(policy, Said.of(policy.thresholds())))
                .toList();
        return Html.ok(new PoliciesPage(
                shells.shell(), rows, Said.of(Expectations.standard()), person.may(Permission.POLICIES_MANAGE)));
    }

    /** A policy in the list. */
    record Row(BackupSecurityPolicy policy, List<Said.Line> lines) {}

    @CheckedTemplate(basePath = "policies")
    record PoliciesPage(Shell shell, List<Row> rows, List<Said.Line> standard, boolean mayManage)
            implements TemplateInstance {}
}
