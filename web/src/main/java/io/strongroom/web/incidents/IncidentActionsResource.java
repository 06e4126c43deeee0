package io.strongroom.web.incidents;

import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.IncidentEvent;
import io.strongroom.domain.incidents.IncidentOwner;
import io.strongroom.domain.incidents.Incidents;
import io.strongroom.domain.incidents.Resolution;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.Users;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What people do about an incident. A refusal shows its page again, with the reason and with what was typed. */
@Path("/incidents/{id}")
@Blocking
@Pages
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class IncidentActionsResource {
    private final Incidents incidents;
    private final VisibleIncidents visible;
    private final IncidentViews views;
    private final Users users;
    private final Accounts accounts;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    IncidentActionsResource(
            Incidents incidents,
            VisibleIncidents visible,
            IncidentViews views,
            Users users,
            Accounts accounts,
            Shells shells,
            Visitor visitor,
            InstantSource clock) {
        this.incidents = incidents;
        this.visible = visible;
        this.views = views;
        this.users = users;
        this.accounts = accounts;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @POST
    @Path("acknowledge")
    @Needs(Permission.INCIDENTS_RESPOND)
    public Response acknowledge(@RestPath String id, @RestForm @Nullable String seen) {
        var person = visitor.principal();
        var incident = visible.find(person, id);
        return tried(incident, person, IncidentForm.fresh(incident), () -> {
            requireSeen(incident, seen);
            incidents.acknowledge(incident.id(), incident.version(), person, clock.instant());
        });
    }

    @POST
    @Path("assign")
    @Needs(Permission.INCIDENTS_RESPOND)
    public Response assign(@RestPath String id, @RestForm @Nullable String owner, @RestForm @Nullable String seen) {
        var person = visitor.principal();
        var incident = visible.find(person, id);
        var to = Optional.of(text(owner)).filter(name -> !name.isEmpty());
        var form = new IncidentForm(text(owner), "", "", "", "", List.of());
        return tried(incident, person, form, () -> {
            requireSeen(incident, seen);
            to.ifPresent(name -> IncidentOwner.check(users.named(name), accounts.find(incident.account())));
            incidents.assign(incident.id(), to, incident.version(), person, clock.instant());
        });
    }

    /** {@code to} is a state's label; {@code back} is {@code board} where its card was moved. */
    @POST
    @Path("move")
    @Needs(Permission.INCIDENTS_RESPOND)
    public Response move(
            @RestPath String id,
            @RestForm @Nullable String to,
            @RestForm @Nullable String seen,
            @RestForm @Nullable String back) {
        var person = visitor.principal();
        var incident = visible.find(person, id);
        var then = text(back).equals("board")
                ? "/incidents?view=board#no-" + incident.number()
                : "/incidents/" + incident.id();
        return tried(incident, person, IncidentForm.fresh(incident), then, () -> {
            requireSeen(incident, seen);
            moved(incident, text(to), person);
        });
    }

    private void moved(Incident incident, String to, Principal person) {
        var now = clock.instant();
        if (to.equals("TRIAGED")) {
            // Whoever moves a card there has it, as by the button.
            incidents.acknowledge(incident.id(), incident.version(), person, now);
        } else {
            incidents.move(incident.id(), event(to, now, person.name()), incident.version(), person, now);
        }
    }

    @POST
    @Path("note")
    @Needs(Permission.INCIDENTS_RESPOND)
    public Response note(@RestPath String id, @RestForm @Nullable String note) {
        var person = visitor.principal();
        var incident = visible.find(person, id);
        var form = new IncidentForm(incident.owner().orElse(""), text(note), "", "", "", List.of());
        return tried(incident, person, form, () -> incidents.note(incident.id(), form.note(), person, clock.instant()));
    }

    /** {@code version} is what was looked at: whoever closes an incident has seen all of it. */
    @POST
    @Path("resolve")
    @Needs(Permission.INCIDENTS_RESPOND)
    public Response resolve(
            @RestPath String id,
            @RestForm @Nullable String resolution,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String version) {
        var person = visitor.principal();
        var incident = visible.find(person, id);
        var form = new IncidentForm(incident.owner().orElse(""), "", text(resolution), text(reason), "", List.of());
        return tried(
                incident,
                person,
                form,
                () -> incidents.resolve(
                        incident.id(),
                        resolution(form.resolution()),
                        form.reason(),
                        number(text(version)),
                        person,
                        clock.instant()));
    }

    private Response tried(Incident incident, Principal person, IncidentForm form, Runnable action) {
        return tried(incident, person, form, "/incidents/" + incident.id(), action);
    }

    private Response tried(Incident incident, Principal person, IncidentForm form, String then, Runnable action) {
        try {
            action.run();
            return Html.goTo(then);
        } catch (Rejected e) {
            var again = form.refused(e.problem().detail(), e.problem().errors());
            var fresh = visible.find(person, incident.id().toString());
            return Html.of(
                    e.problem().code().status(), new IncidentPage(shells.shell(), views.view(fresh, person, again, 0)));
        }
    }

    /** Others may have decided meanwhile. What a detector added meanwhile does no harm to taking it or moving it on. */
    private static void requireSeen(Incident incident, @Nullable String seen) {
        if (!IncidentView.seen(incident).equals(Objects.requireNonNullElse(seen, ""))) {
            throw new Rejected(
                    ProblemCode.PRECONDITION_FAILED,
                    "Somebody moved it or gave it to another owner after you opened the page. Look at it again, then decide.");
        }
    }

    private static IncidentEvent event(String to, Instant now, String by) {
        return switch (to) {
            case "CONTAINING" -> new IncidentEvent.ContainmentBegun(now, by);
            case "RECOVERING" -> new IncidentEvent.RecoveryBegun(now, by);
            default -> throw Rejected.field("/to", "enum", "must be TRIAGED, CONTAINING or RECOVERING");
        };
    }

    private static Resolution resolution(String text) {
        return Arrays.stream(Resolution.values())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Rejected.field("/resolution", "enum", "choose how it ended"));
    }

    private static long number(String version) {
        return version.matches("[0-9]{1,18}") ? Long.parseLong(version) : -1;
    }

    private static String text(@Nullable String sent) {
        return Objects.requireNonNullElse(sent, "").strip().replace("\r\n", "\n");
    }
}
