package io.strongroom.web.users;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.PeopleRules;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.User;
import io.strongroom.domain.users.Users;
import io.strongroom.web.access.Needs;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One person: what they may do and where, whether they may sign in, and a new password. */
@Path("/users/{id}")
@Blocking
@Pages
public class PersonResource {
    private final Users users;
    private final Accounts accounts;
    private final People people;
    private final Shells shells;

    PersonResource(Users users, Accounts accounts, People people, Shells shells) {
        this.users = users;
        this.accounts = accounts;
        this.people = people;
        this.shells = shells;
    }

    @GET
    @Needs(Permission.USERS_MANAGE)
    public Response show(@RestPath String id) {
        people.manager();
        var person = people.person(id);
        return page(200, person, AccessForm.of(person), "", Optional.empty());
    }

    @POST
    @Path("access")
    @Needs(Permission.USERS_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response assign(
            @RestPath String id,
            @RestForm List<String> role,
            @RestForm @Nullable String reach,
            @RestForm @Nullable String account,
            @RestForm @Nullable String ou,
            @RestForm @Nullable String seen) {
        var by = people.manager();
        var person = people.person(id);
        var form = People.form(role, UsersResource.text(reach), UsersResource.text(account), UsersResource.text(ou));
        return tried(person, form, () -> {
            var found = new ArrayList<FieldError>();
            var access = form.check(accounts.all(), found);
            if (!found.isEmpty()) {
                throw new Rejected(Problem.fields(found));
            }
            people.refuse(PeopleRules.objection(by, person.id(), access), by, id);
            if (!AccessForm.tag(person).equals(seen)) {
                throw new Rejected(
                        ProblemCode.PRECONDITION_FAILED,
                        "Roles or accounts were changed while you chose. What they are now stands above, what you chose"
                                + " is still in the form: save again to have it, or reload the page.");
            }
            users.assign(person.id(), person.access(), access, by.name());
            return Html.goTo("/users/" + person.id());
        });
    }

    @POST
    @Path("deactivate")
    @Needs(Permission.USERS_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response deactivate(@RestPath String id) {
        var by = people.manager();
        var person = people.person(id);
        return tried(person, AccessForm.of(person), () -> {
            people.refuse(PeopleRules.objectionToDeactivating(by, person.id()), by, id);
            users.deactivate(person.id(), by.name());
            return Html.goTo("/users/" + person.id());
        });
    }

    @POST
    @Path("reactivate")
    @Needs(Permission.USERS_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response reactivate(@RestPath String id) {
        var by = people.manager();
        var person = people.person(id);
        return tried(person, AccessForm.of(person), () -> {
            users.reactivate(person.id(), by.name());
            return Html.goTo("/users/" + person.id());
        });
    }

    /** Makes a new password, shows it once and ends the person's sessions. */
    @POST
    @Path("password")
    @Needs(Permission.USERS_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response password(@RestPath String id) {
        var by = people.manager();
        var person = people.person(id);
        var password = MadePassword.next();
        return tried(person, AccessForm.of(person), () -> {
            people.refuse(PeopleRules.objectionToResetting(by, person.id()), by, id);
            users.setPassword(person.id(), password, by.name());
            return page(200, person, AccessForm.of(person), "", Optional.of(password));
        });
    }

    private Response tried(User person, AccessForm form, Supplier<Response> action) {
        try {
            return action.get();
        } catch (Rejected e) {
            var problem = e.problem();
            var said = problem.errors().isEmpty() ? problem.detail() : "";
            var now = people.person(person.id().toString());
            return page(problem.code().status(), now, form.wrong(problem.errors()), said, Optional.empty());
        }
    }

    private Response page(int status, User person, AccessForm form, String said, Optional<String> password) {
        var self = people.manager().userId().equals(person.id());
        var view = new PersonView(person, self, form, List.of(Role.values()), said, password);
        return Html.of(status, new PersonPage(shells.shell(), view));
    }

    /**
     * A person to look at.
     *
     * @param self whether it is whoever looks
     * @param said why what was just tried was not done; empty text otherwise
     * @param password as just made, this once
     */
    record PersonView(
            User user, boolean self, AccessForm form, List<Role> roles, String said, Optional<String> password) {
        /** Names the access that is shown, for the form to send along. */
        public String seen() {
            return AccessForm.tag(user);
        }
    }

    @CheckedTemplate(basePath = "users")
    record PersonPage(Shell shell, PersonView view) implements TemplateInstance {}
}
