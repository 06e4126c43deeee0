package io.strongroom.web.incidents;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.NewSuppression;
import io.strongroom.domain.incidents.Suppressions;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Reach;
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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Making a suppression. */
@Path("/suppressions/new")
@Blocking
@Pages
public class NewSuppressionResource {
    private final Suppressions suppressions;
    private final DetectorCatalog detectors;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    NewSuppressionResource(
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

    /** The form, filled in as far as the link to it says. */
    @GET
    @Needs(Permission.INCIDENTS_RESPOND)
    public Response form(@Context UriInfo address) {
        return page(200, SuppressionForm.of(address.getQueryParameters()));
    }

    @POST
    @Needs(Permission.INCIDENTS_RESPOND)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(MultivaluedMap<String, String> sent) {
        var person = visitor.principal();
        var form = SuppressionForm.of(sent);
        try {
            var wanted = form.checked();
            if (!reach.reaches(person, wanted.account())) {
                throw Rejected.field("/account", "unknown", "is no account that you reach");
            }
            return Html.goTo("/suppressions/"
                    + suppressions.add(wanted, person, clock.instant()).id());
        } catch (Rejected e) {
            if (e.problem().code() != ProblemCode.VALIDATION_FAILED) {
                throw e;
            }
            return page(422, form.wrong(e.problem().errors()));
        }
    }

    private Response page(int status, SuppressionForm form) {
        return Html.of(
                status, new NewSuppressionPage(shells.shell(), form, detectors.specs(), new Days(clock.instant())));
    }

    /** Days that can be the last. */
    record Days(Instant now) {
        public String first() {
            return LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        }

        /** The last day that ends within what is allowed. */
        public String latest() {
            return LocalDate.ofInstant(now.plus(NewSuppression.LONGEST), ZoneOffset.UTC)
                    .minusDays(1)
                    .toString();
        }
    }

    @CheckedTemplate(basePath = "suppressions")
    record NewSuppressionPage(Shell shell, SuppressionForm form, List<DetectorSpec> detectors, Days days)
            implements TemplateInstance {}
}
