package io.strongroom.web.users;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.users.PasswordRules;
import io.strongroom.domain.users.Sessions;
import io.strongroom.domain.users.User;
import io.strongroom.domain.users.Users;
import io.strongroom.web.access.SessionCookie;
import io.strongroom.web.access.SignInThrottle;
import io.strongroom.web.access.SignedIn;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Whoever is signed in: what they may do, and their own password. */
@Path("/me")
@Blocking
@Pages
public class MeResource {
    private final Users users;
    private final Sessions sessions;
    private final SignInThrottle throttle;
    private final AuditTrail audit;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    MeResource(
            Users users,
            Sessions sessions,
            SignInThrottle throttle,
            AuditTrail audit,
            Shells shells,
            Visitor visitor,
            InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.throttle = throttle;
        this.audit = audit;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    /** @param changed whether a password was just changed */
    @GET
    @SignedIn
    public Response show(@RestQuery @Nullable String changed) {
        return page(200, List.of(), changed != null);
    }

    /** Ends every session of the person and opens a new one for this browser. */
    @POST
    @Path("password")
    @SignedIn
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response password(
            @RestForm @Nullable String current,
            @RestForm @Nullable String wanted,
            @RestForm @Nullable String again,
            HttpServerRequest request) {
        var person = visitor.principal();
        var address = request.remoteAddress().hostAddress();
        var errors = new ArrayList<FieldError>();
        if (throttle.wait(person.name(), address).isPresent()) {
            errors.add(new FieldError("/current", "throttled", "too many wrong tries: wait 10 minutes"));
            return page(429, errors, false);
        }
        PasswordRules.objection(UsersResource.text(wanted))
                .ifPresent(why -> errors.add(new FieldError("/wanted", "length", why)));
        if (!UsersResource.text(wanted).equals(UsersResource.text(again))) {
            errors.add(new FieldError("/again", "different", "is not the same as the new password"));
        }
        if (UsersResource.text(wanted).equals(UsersResource.text(current))) {
            errors.add(new FieldError("/wanted", "same", "must differ from the present password"));
        }
        if (errors.isEmpty()
                && users.authenticate(person.name(), UsersResource.text(current))
                        .isEmpty()) {
            throttle.failed(person.name(), address);
            var details = Json.object().put("address", address);
            audit.record(new Fact(
                    clock.instant(),
                    person.name(),
                    "user.password-refused",
                    "user",
                    person.userId().toString(),
                    details));
            errors.add(new FieldError("/current", "wrong", "is not your password"));
        }
        if (!errors.isEmpty()) {
            return page(422, errors, false);
        }
        throttle.succeeded(person.name());
        users.setPassword(person.userId(), UsersResource.text(wanted), person.name());
        var secret = SessionCookie.newSecret();
        sessions.open(person.userId(), secret, clock.instant());
        return Response.seeOther(URI.create("/me?changed=yes"))
                .cookie(SessionCookie.of(secret))
                .build();
    }

    private Response page(int status, List<FieldError> errors, boolean changed) {
        var user = users.find(visitor.principal().userId()).orElseThrow();
        return Html.of(status, new MePage(shells.shell(), new MeView(user, errors, changed)));
    }

    /** Whoever looks; {@code changed} after a change of password. */
    record MeView(User user, List<FieldError> errors, boolean changed) {
        public List<String> errorsOf(String field) {
            return errors.stream()
                    .filter(e -> e.pointer().equals("/" + field))
                    .map(FieldError::detail)
                    .toList();
        }
    }

    @CheckedTemplate(basePath = "users")
    record MePage(Shell shell, MeView view) implements TemplateInstance {}
}
