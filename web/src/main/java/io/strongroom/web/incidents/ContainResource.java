package io.strongroom.web.incidents;

import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.incidents.Containment;
import io.strongroom.domain.incidents.Containments;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.jobs.JobRequests;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.incidents.IncidentResource.IncidentPage;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.Consumes;
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

/** Makes a job of one of the containments that an incident's page offers. */
@Path("/incidents/{id}/contain")
@Blocking
@Pages
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ContainResource {
    private final VisibleIncidents visible;
    private final IncidentViews views;
    private final Containments containments;
    private final JobRequests requests;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    ContainResource(
            VisibleIncidents visible,
            IncidentViews views,
            Containments containments,
            JobRequests requests,
            Shells shells,
            Visitor visitor,
            InstantSource clock) {
        this.visible = visible;
        this.views = views;
        this.containments = containments;
        this.requests = requests;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    /** {@code mode} is {@code PLAN} or {@code APPLY}, by the button that was pressed. */
    @POST
    @Needs(Permission.JOBS_SUBMIT)
    public Response contain(
            @RestPath String id,
            @RestForm @Nullable String remediation,
            @RestForm @Nullable String about,
            @RestForm @Nullable String mode) {
        var person = visitor.principal();
        person.require(Permission.INCIDENTS_RESPOND);
        var incident = visible.find(person, id);
        try {
            var now = clock.instant();
            var meant = meant(incident, text(remediation), text(about));
            var request = meant.request(text(mode), "Contains incident " + incident.number());
            var job = requests.check(request, person, Optional.empty());
            containments.begin(incident.id(), job, person, now);
            return Html.goTo("/incidents/" + incident.id());
        } catch (Rejected e) {
            var again = IncidentForm.fresh(incident)
                    .refused(e.problem().detail(), e.problem().errors());
            var fresh = visible.find(person, id);
            return Html.of(
                    e.problem().code().status(), new IncidentPage(shells.shell(), views.view(fresh, person, again, 0)));
        }
    }

    private Containment meant(Incident incident, String remediation, String about) {
        return views.fitting(incident).stream()
                .filter(one -> one.remediation().value().equals(remediation)
                        && one.about().equals(about))
                .findFirst()
                .orElseThrow(() -> Rejected.field(
                        "/remediation", "unknown", "is none of the containments that this incident has now"));
    }

    private static String text(@Nullable String sent) {
        return Objects.requireNonNullElse(sent, "").strip();
    }
}
