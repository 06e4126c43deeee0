package io.strongroom.web.layout;

import io.smallrye.common.annotation.Blocking;
import io.strongroom.web.access.Open;
import io.strongroom.web.access.WebPaths;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;

/** Keeps the choice between light and dark, without any script. */
@Path("/theme")
@Blocking
@Pages
public class ThemeResource {
    private static final int YEAR_SECONDS = 365 * 24 * 60 * 60;

    /** Keeps the theme and goes back to the page. */
    @POST
    @Open
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(@RestForm String theme, @RestForm String to) {
        var chosen = theme != null && Shells.THEMES.contains(theme) ? theme : "auto";
        var back = to != null && to.startsWith("/sign-in") ? "/sign-in" : WebPaths.safeReturn(to == null ? "/" : to);
        return Response.seeOther(URI.create(back))
                .cookie(new NewCookie.Builder(Shells.THEME_COOKIE)
                        .value(chosen)
                        .path("/")
                        .maxAge(YEAR_SECONDS)
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build())
                .build();
    }
}
