package io.strongroom.web.incidents;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.Suppression;
import io.strongroom.domain.incidents.SuppressionId;
import io.strongroom.domain.incidents.Suppressions;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Ids;
import io.strongroom.web.accounts.Reach;
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
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One suppression: what it keeps out of incidents, approving and ending it. */
@Path("/suppressions/{id}")
@Blocking
@Pages
public class SuppressionResource {
    private static final int SHOWN = 100;

    private final Suppressions suppressions;
    private final DetectorCatalog detectors;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    SuppressionResource(
            Suppressions suppressions,
            DetectorCatalog detectors,
            Reach reach,
            Shells shells,
            Visitor visitor,
            InstantSource clock) {
        this.suppressions = suppressions;
        this.detectors = detectors;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.INCIDENTS_READ)
    public Response show(@RestPath String id) {
        return page(200, find(id), "");
    }

    /** {@code version} is what was looked at. */
    @POST
    @Path("approve")
    @Needs(Permission.EXCEPTIONS_APPROVE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response approve(@RestPath String id, @RestForm @Nullable String version) {
        return tried(find(id), (one, person) -> suppressions.approve(one, number(version), person, clock.instant()));
    }

    /** {@code version} is what was looked at. */
    @POST
    @Path("end")
    @Needs(Permission.INCIDENTS_RESPOND)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response end(@RestPath String id, @RestForm @Nullable String version) {
        return tried(find(id), (one, person) -> suppressions.end(one, number(version), person, clock.instant()));
    }

    private interface Deed {
        void to(SuppressionId id, Principal person);
    }

    private Response tried(Suppression one, Deed deed) {
        try {
            deed.to(one.id(), visitor.principal());
            return Html.goTo("/suppressions/" + one.id());
        } catch (Rejected e) {
            return page(
                    e.problem().code().status(),
                    find(one.id().toString()),
                    e.problem().detail());
        }
    }

    private Suppression find(String id) {
        var person = visitor.principal();
        var found = Ids.parse(id)
                .map(SuppressionId::new)
                .flatMap(suppressions::find)
                .orElseThrow(() -> Rejected.notFound("suppression"));
        if (!reach.reaches(person, found.account())) {
            throw reach.denied(person, "suppression", id);
        }
        return found;
    }

    private static long number(@Nullable String version) {
        return version == null || !version.matches("[0-9]{1,18}") ? -1 : Long.parseLong(version);
    }

    private Response page(int status, Suppression one, String refused) {
        var person = visitor.principal();
        var state = one.stateAt(clock.instant());
        var active = state == Suppression.State.ACTIVE;
        return Html.of(
                status,
                new SuppressionPage(
                        shells.shell(),
                        new SuppressionView(
                                one,
                                state,
                                detectors
                                        .find(one.detector())
                                        .map(DetectorSpec::title)
                                        .orElse(""),
                                suppressions.suppressed(one.id(), SHOWN),
                                refused,
                                active && one.approvedBy().isEmpty() && person.may(Permission.EXCEPTIONS_APPROVE),
                                active && person.may(Permission.INCIDENTS_RESPOND))));
    }

    /**
     * A suppression to look at.
     *
     * @param title of its detector; empty text when that is no longer installed
     * @param detections the latest that it kept out
     * @param refused why what was just tried was not done; empty text otherwise
     */
    record SuppressionView(
            Suppression suppression,
            Suppression.State state,
            String title,
            List<Suppressions.Suppressed> detections,
            String refused,
            boolean mayApprove,
            boolean mayEnd) {}

    @CheckedTemplate(basePath = "suppressions")
    record SuppressionPage(Shell shell, SuppressionView view) implements TemplateInstance {}
}
