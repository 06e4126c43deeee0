package io.strongroom.web.policies;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.policies.BackupSecurityPolicy;
import io.strongroom.domain.policies.NewPolicy;
import io.strongroom.domain.policies.Policies;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One policy: what it asks and of whom, how it came to be, its next version and its end. */
@Path("/policies/{id}")
@Blocking
@Pages
public class PolicyResource {
    private static final String RETIRED = "The policy is retired. Add a new one with what it said.";

    private final Policies policies;
    private final VisiblePolicies visible;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    PolicyResource(
            Policies policies,
            VisiblePolicies visible,
            Reach reach,
            Shells shells,
            Visitor visitor,
            InstantSource clock) {
        this.policies = policies;
        this.visible = visible;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.FINDINGS_READ)
    public Response show(@RestPath String id) {
        return shown(200, visible.find(visitor.principal(), id), "");
    }

    @GET
    @Path("edit")
    @Needs(Permission.POLICIES_MANAGE)
    public Response form(@RestPath String id) {
        var policy = visible.whole(visitor.principal(), id);
        return policy.active()
                ? edit(200, new EditView(policy, PolicyForm.of(policy), Optional.empty(), false, List.of()))
                : shown(409, policy, RETIRED);
    }

    /** Shows what the next version would touch; saves it when {@code step} says so, over the version that was seen. */
    @POST
    @Path("edit")
    @Needs(Permission.POLICIES_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@RestPath String id, MultivaluedMap<String, String> sent) {
        var person = visitor.principal();
        var policy = visible.whole(person, id);
        if (!policy.active()) {
            return shown(409, policy, RETIRED);
        }
        var form = PolicyForm.sent(sent);
        var overtaken = version(sent.getFirst("version")) != policy.version();
        try {
            var wanted = form.check(policy.scope(), reach.scopes(person));
            if (overtaken) {
                return edit(412, new EditView(policy, form, Optional.empty(), true, differences(policy, wanted)));
            }
            if (!"save".equals(sent.getFirst("step"))) {
                var touched = Touched.of(policies.preview(Optional.of(policy.id()), wanted));
                return edit(200, new EditView(policy, form, Optional.of(touched), false, List.of()));
            }
            policies.save(policy.id(), wanted, policy.version(), person, clock.instant());
            return Html.goTo("/policies/" + policy.id());
        } catch (Rejected e) {
            return switch (e.problem().code()) {
                case VALIDATION_FAILED -> {
                    var wrong = form.wrong(e.problem().errors());
                    yield edit(422, new EditView(policy, wrong, Optional.empty(), overtaken, List.of()));
                }
                case STATE_CONFLICT -> {
                    var taken = form.wrong(NewPolicyResource.taken(e));
                    yield edit(409, new EditView(policy, taken, Optional.empty(), false, List.of()));
                }
                default -> throw e;
            };
        }
    }

    private static List<Said.Change> differences(BackupSecurityPolicy saved, NewPolicy wanted) {
        return Said.changes(
                saved,
                new BackupSecurityPolicy(
                        saved.id(),
                        saved.version(),
                        wanted.name(),
                        wanted.scope(),
                        wanted.thresholds(),
                        saved.active(),
                        saved.savedBy(),
                        saved.savedAt()));
    }

    /** It counts no more. {@code version} is what was looked at. */
    @POST
    @Path("retire")
    @Needs(Permission.POLICIES_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response retire(@RestPath String id, @RestForm @Nullable String version) {
        var person = visitor.principal();
        var policy = visible.whole(person, id);
        try {
            policies.retire(policy.id(), version(version), person, clock.instant());
            return Html.goTo("/policies/" + policy.id());
        } catch (Rejected e) {
            return shown(
                    e.problem().code().status(),
                    visible.find(person, id),
                    e.problem().detail());
        }
    }

    private static int version(@Nullable String text) {
        return text == null || !text.matches("[0-9]{1,9}") ? -1 : Integer.parseInt(text);
    }

    private Response shown(int status, BackupSecurityPolicy policy, String refused) {
        var person = visitor.principal();
        var versions = visible.versions(person, policy.id());
        var lines = new ArrayList<Version>();
        for (var i = 0; i < versions.size(); i++) {
            var before =
                    i + 1 < versions.size() ? Optional.of(versions.get(i + 1)) : Optional.<BackupSecurityPolicy>empty();
            var after = versions.get(i);
            lines.add(new Version(after, before.map(b -> Said.changes(b, after)).orElse(List.of())));
        }
        var within = reach.scopes(person);
        var view = new PolicyView(
                versions.isEmpty() ? policy : versions.getFirst(),
                Said.of(policy.thresholds()),
                lines,
                within.reached().stream().filter(policy.scope()::includes).count(),
                person.may(Permission.POLICIES_MANAGE),
                within.covers(policy.scope()),
                refused);
        return Html.of(status, new PolicyPage(shells.shell(), view));
    }

    private Response edit(int status, EditView view) {
        return Html.of(status, new EditPolicyPage(shells.shell(), view));
    }

    /** A version, and what it changed. */
    record Version(BackupSecurityPolicy policy, List<Said.Change> changes) {}

    /**
     * A policy to look at.
     *
     * @param accounts how many accounts within the person's reach it speaks of now
     * @param mayManage whether the person's role changes policies
     * @param whole whether the person reaches all that it speaks of
     * @param refused why what was just tried was not done; empty text otherwise
     */
    record PolicyView(
            BackupSecurityPolicy policy,
            List<Said.Line> lines,
            List<Version> versions,
            long accounts,
            boolean mayManage,
            boolean whole,
            String refused) {}

    /**
     * A policy's next version being written.
     *
     * @param policy the present version: the form is sent for the one after it
     * @param overtaken whether somebody else saved one meanwhile
     * @param differences from the present version to what is in the form, when overtaken and nothing in it is wrong
     */
    record EditView(
            BackupSecurityPolicy policy,
            PolicyForm form,
            Optional<Touched> touched,
            boolean overtaken,
            List<Said.Change> differences) {}

    @CheckedTemplate(basePath = "policies")
    record PolicyPage(Shell shell, PolicyView view) implements TemplateInstance {}

    @CheckedTemplate(basePath = "policies")
    record EditPolicyPage(Shell shell, EditView view) implements TemplateInstance {}
}
