package io.strongroom.web.policies;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.policies.Policies;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Reach;
import io.strongroom.web.accounts.ScopeForm;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Adding a policy: what it would touch is shown before it is saved. */
@Path("/policies/new")
@Blocking
@Pages
public class NewPolicyResource {
    private final Policies policies;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    NewPolicyResource(Policies policies, Reach reach, Shells shells, Visitor visitor, InstantSource clock) {
        this.policies = policies;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.POLICIES_MANAGE)
    public Response form() {
        return page(200, PolicyForm.fresh(), Optional.empty());
    }

    /** Shows what it would touch; saves when {@code step} says so. */
    @POST
    @Needs(Permission.POLICIES_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(MultivaluedMap<String, String> sent) {
        var person = visitor.principal();
        var form = PolicyForm.sent(sent);
        try {
            var wanted = form.check(ScopeForm.UNSAVED, reach.scopes(person));
            if (!"save".equals(sent.getFirst("step"))) {
                return page(200, form, Optional.of(Touched.of(policies.preview(Optional.empty(), wanted))));
            }
            var added = policies.add(wanted, person, clock.instant());
            return Html.goTo("/policies/" + added.id());
        } catch (Rejected e) {
            return switch (e.problem().code()) {
                case VALIDATION_FAILED -> page(422, form.wrong(e.problem().errors()), Optional.empty());
                // Of what a policy says only its name can be in the way of another.
                case STATE_CONFLICT -> page(409, form.wrong(taken(e)), Optional.empty());
                default -> throw e;
            };
        }
    }

    static List<FieldError> taken(Rejected e) {
        return List.of(new FieldError("/name", "taken", e.problem().detail()));
    }

    private Response page(int status, PolicyForm form, Optional<Touched> touched) {
        return Html.of(status, new NewPolicyPage(shells.shell(), form, touched));
    }

    @CheckedTemplate(basePath = "policies")
    record NewPolicyPage(Shell shell, PolicyForm form, Optional<Touched> touched) implements TemplateInstance {}
}
