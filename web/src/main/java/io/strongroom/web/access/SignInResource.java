package io.strongroom.web.access;

import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.users.Sessions;
import io.strongroom.domain.users.Users;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
@Path("/")
@Blocking
@Pages
public class SignInResource {
    private static final int MOST = 200;

    private final Users users;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final SignInThrottle throttle;
    private final Shells shells;
    private final InstantSource clock;

    SignInResource(
            Users users,
            Sessions sessions,
            AuditTrail audit,
            SignInThrottle throttle,
            Shells shells,
            InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.audit = audit;
        this.throttle = throttle;
        this.shells = shells;
        this.clock = clock;
    }

    /** The form; {@code to} is where to go afterwards. */
    @GET
    @Path("sign-in")
    @Open
    public Response form(@RestQuery @Nullable String to) {
        return page(200, to, "", Optional.empty());
    }

    /** Opens a session under a new secret, whatever cookie came with the request. */
    @POST
    @Path("sign-in")
    @Open
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(
            @RestForm @Nullable String name,
            @RestForm @Nullable String password,
            @RestForm @Nullable String to,
            @CookieParam(SessionCookie.NAME) @Nullable String earlier,
            HttpServerRequest request) {
        var who = bounded(name).strip();
        var address = request.remoteAddress().hostAddress();
        var wait = throttle.wait(who, address);
        if (wait.isPresent()) {
            return page(429, to, who, Optional.of(tooMany(wait.get())));
        }
        var now = clock.instant();
        var user = users.authenticate(who, bounded(password));
        if (user.isEmpty()) {
            throttle.failed(who, address);
            var details = Json.object().put("address", address);
            audit.record(new Fact(now, who, "session.refused", "user", who, details));
            return page(422, to, who, Optional.of("The name or the password is wrong."));
        }
        throttle.succeeded(who);
        end(earlier);
        var secret = SessionCookie.newSecret();
        sessions.open(user.get().id(), secret, now);
        var back = WebPaths.safeReturn(Objects.requireNonNullElse(to, "/"));
        return Response.seeOther(URI.create(back))
                .cookie(SessionCookie.of(secret))
                .build();
    }

    /** Ends the session, on the server too. */
    @POST
    @Path("sign-out")
    @SignedIn
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOut(@CookieParam(SessionCookie.NAME) @Nullable String secret) {
        end(secret);
        return Response.seeOther(URI.create("/sign-in"))
                .cookie(SessionCookie.gone())
                .build();
    }

    private void end(@Nullable String secret) {
        Optional.ofNullable(secret)
                .flatMap(SessionCookie::secret)
                .ifPresent(known -> sessions.close(known, clock.instant()));
    }

    private Response page(int status, @Nullable String to, String name, Optional<String> error) {
        var back = WebPaths.safeReturn(Objects.requireNonNullElse(to, "/"));
        return Html.of(status, new SignInPage(shells.shell(), back, name, error));
    }

    private static String tooMany(Duration wait) {
        return "Too many wrong tries. Wait " + Math.max(1, wait.toMinutes() + 1) + " minutes, then try again.";
    }

    private static String bounded(@Nullable String text) {
        var given = Objects.requireNonNullElse(text, "");
        return given.length() > MOST ? given.substring(0, MOST) : given;
    }
}
