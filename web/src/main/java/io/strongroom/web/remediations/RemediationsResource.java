package io.strongroom.web.remediations;

import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.jobs.JobRequests;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.remediations.RemediationCatalog;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.remediations.RemediationSpec;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Reach;
import io.strongroom.web.format.Prose;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** The catalogue of remediations, and asking for one. */
@Path("/remediations")
@Blocking
@Pages
public class RemediationsResource {
    private final RemediationCatalog catalog;
    private final JobRequests requests;
    private final Jobs jobs;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    RemediationsResource(
            RemediationCatalog catalog,
            JobRequests requests,
            Jobs jobs,
            Reach reach,
            Shells shells,
            Visitor visitor,
            InstantSource clock) {
        this.catalog = catalog;
        this.requests = requests;
        this.jobs = jobs;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.REMEDIATIONS_READ)
    public Response list() {
        return Html.ok(new RemediationsPage(shells.shell(), catalog.specs(), maySubmit()));
    }

    @GET
    @Path("{id}")
    @Needs(Permission.REMEDIATIONS_READ)
    public Response show(@RestPath String id) {
        var spec = spec(id);
        return Html.ok(new RemediationPage(
                shells.shell(), spec, Prose.of(spec.id()), Parameter.all(spec.parameters()), maySubmit()));
    }

    /** The form; what the address says of account, Region, reason and parameters is filled in for the person to check. */
    @GET
    @Path("{id}/new")
    @Needs(Permission.JOBS_SUBMIT)
    public Response form(@RestPath String id, @Context UriInfo address) {
        var spec = spec(id);
        var form = NewJobForm.fresh(
                Parameter.all(spec.parameters()),
                address.getQueryParameters(),
                UUID.randomUUID().toString());
        return page(200, spec, form);
    }

    /** Makes the job, or shows the form again with everything that is wrong and everything that was typed. */
    @POST
    @Path("{id}/new")
    @Needs(Permission.JOBS_SUBMIT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response submit(@RestPath String id, MultivaluedMap<String, String> sent) {
        var spec = spec(id);
        var parameters = Parameter.all(spec.parameters());
        try {
            var request = NewJobForm.request(id, parameters, sent);
            var job = requests.check(request, visitor.principal(), Optional.empty());
            var accepted = jobs.accept(List.of(job), clock.instant());
            return Html.goTo("/jobs/" + accepted.get(0).id());
        } catch (Rejected e) {
            if (e.problem().code() != ProblemCode.VALIDATION_FAILED) {
                throw e;
            }
            return page(422, spec, NewJobForm.sent(parameters, sent, e.problem().errors()));
        }
    }

    private Response page(int status, RemediationSpec spec, NewJobForm form) {
        return Html.of(
                status, new NewJobPage(shells.shell(), spec, form, reach.accounts(visitor.principal()), Regions.KNOWN));
    }

    private boolean maySubmit() {
        return visitor.principal().may(Permission.JOBS_SUBMIT);
    }

    private RemediationSpec spec(String id) {
        return catalog.specs().stream()
                .filter(spec -> spec.id().equals(name(id)))
                .findFirst()
                .orElseThrow(() -> Rejected.notFound("remediation"));
    }

    private static RemediationId name(String id) {
        try {
            return new RemediationId(id);
        } catch (IllegalArgumentException e) {
            throw Rejected.notFound("remediation");
        }
    }
}
