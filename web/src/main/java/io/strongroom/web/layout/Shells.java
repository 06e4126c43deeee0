package io.strongroom.web.layout;

import io.strongroom.domain.audit.ChangeFreeze;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.access.Visitor;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Makes the surroundings of the page that is being asked for. */
@Singleton
public class Shells {
    /** The cookie that keeps the choice between light and dark. */
    public static final String THEME_COOKIE = "strongroom-theme";

    /** What the cookie may say. */
    public static final Set<String> THEMES = Set.of("light", "dark", "auto");

    /** Where the CSRF filter leaves the token for forms, once it has let the request through. */
    private static final String CSRF_TOKEN = "csrf_token";

    private final RoutingContext context;
    private final Visitor visitor;
    private final Simulation simulation;
    private final ChangeFreeze freeze;
    private final Assets assets;

    Shells(RoutingContext context, Visitor visitor, Simulation simulation, ChangeFreeze freeze, Assets assets) {
        this.context = context;
        this.visitor = visitor;
        this.simulation = simulation;
        this.freeze = freeze;
        this.assets = assets;
    }

    /** For a page of this request. */
    public Shell shell() {
        return shell(context, visitor.signedIn(), simulation.look(), freeze.reason());
    }

    /** For an error page: asks no database. */
    public Shell plain() {
        return plain(context, visitor.signedIn());
    }

    /** For an error page outside of any resource. */
    public Shell plain(RoutingContext request, Optional<Principal> person) {
        return shell(request, person, simulation.lastSeen(), Optional.empty());
    }

    private Shell shell(
            RoutingContext context, Optional<Principal> person, Simulation.Extent simulated, Optional<String> frozen) {
        var request = context.request();
        return new Shell(
                "GET".equals(request.method().name()) ? request.uri() : "/",
                person.map(Principal::name),
                context.get(CSRF_TOKEN) != null,
                theme(context),
                simulated,
                person.flatMap(known -> frozen),
                Navigation.of(person, request.path()),
                assets.version());
    }

    private static String theme(RoutingContext context) {
        var cookie = context.request().getCookie(THEME_COOKIE);
        return cookie != null && THEMES.contains(cookie.getValue()) ? cookie.getValue() : "auto";
    }
}
