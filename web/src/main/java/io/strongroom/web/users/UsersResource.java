package io.strongroom.web.users;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.User;
import io.strongroom.domain.users.Users;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The people who may sign in, and adding one. The made password is shown once, in the answer to the form. */
@Path("/users")
@Blocking
@Pages
public class UsersResource {
    private final Users users;
    private final Accounts accounts;
    private final People people;
    private final Shells shells;
    private final Visitor visitor;

    UsersResource(Users users, Accounts accounts, People people, Shells shells, Visitor visitor) {
        this.users = users;
        this.accounts = accounts;
        this.people = people;
        this.shells = shells;
        this.visitor = visitor;
    }

    @GET
    @Needs(Permission.USERS_MANAGE)
    public Response list() {
        people.manager();
        return page(200, NewPersonForm.fresh(), Optional.empty());
    }

    @POST
    @Needs(Permission.USERS_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(
            @RestForm @Nullable String name,
            @RestForm("display-name") @Nullable String displayName,
            @RestForm List<String> role,
            @RestForm @Nullable String reach,
            @RestForm @Nullable String account,
            @RestForm @Nullable String ou) {
        var by = people.manager();
        var form = new NewPersonForm(
                text(name).strip(), text(displayName), People.form(role, text(reach), text(account), text(ou)));
        var password = MadePassword.next();
        try {
            var added = users.add(form.check(accounts.all(), password), by.name());
            return page(200, NewPersonForm.fresh(), Optional.of(new Made(added, password)));
        } catch (Rejected e) {
            return switch (e.problem().code()) {
                case VALIDATION_FAILED -> page(422, form.wrong(e.problem().errors()), Optional.empty());
                case STATE_CONFLICT -> {
                    var taken = new FieldError("/name", "taken", e.problem().detail());
                    yield page(ProblemCode.STATE_CONFLICT.status(), form.wrong(List.of(taken)), Optional.empty());
                }
                default -> throw e;
            };
        }
    }

    private Response page(int status, NewPersonForm form, Optional<Made> made) {
        var self = visitor.principal().userId();
        var rows = users.all().stream()
                .map(user -> new Row(user, user.id().equals(self)))
                .toList();
        return Html.of(status, new UsersPage(shells.shell(), rows, form, List.of(Role.values()), made));
    }

    static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }

    /** A person, and whether it is whoever looks. */
    record Row(User user, boolean self) {}

    /** A person with the password that was just made for them. */
    record Made(User user, String password) {}

    @CheckedTemplate(basePath = "users")
    record UsersPage(Shell shell, List<Row> rows, NewPersonForm form, List<Role> roles, Optional<Made> made)
            implements TemplateInstance {}
}
