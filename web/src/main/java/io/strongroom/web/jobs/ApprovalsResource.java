package io.strongroom.web.jobs;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
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

/** Plans that wait for people: riskiest first, then longest waiting. */
@Path("/approvals")
@Blocking
@Pages
public class ApprovalsResource {
    private final WaitingPlans plans;
    private final Shells shells;
    private final Visitor visitor;

    ApprovalsResource(WaitingPlans plans, Shells shells, Visitor visitor) {
        this.plans = plans;
        this.shells = shells;
        this.visitor = visitor;
    }

    @GET
    @Needs(Permission.JOBS_READ)
    public Response list() {
        var waiting = plans.of(visitor.principal());
        return Html.ok(new ApprovalsPage(
                shells.shell(),
                waiting.stream().filter(w -> w.whyNot().isEmpty()).toList(),
                waiting.stream().filter(w -> !w.whyNot().isEmpty()).toList()));
    }

    @CheckedTemplate(basePath = "approvals")
    record ApprovalsPage(Shell shell, List<WaitingPlans.Waiting> mine, List<WaitingPlans.Waiting> others)
            implements TemplateInstance {}
}
