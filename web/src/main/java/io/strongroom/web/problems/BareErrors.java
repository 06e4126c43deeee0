package io.strongroom.web.problems;

import io.strongroom.web.access.WebPaths;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives a page to errors that the framework found before any resource was called: no such path, a token missing. */
@Singleton
public class BareErrors {
    private static final int FIRST_ERROR = 400;

    private final ProblemPages pages;

    BareErrors(ProblemPages pages) {
        this.pages = pages;
    }

    /** Replaces the body of an error that has no page yet. */
    @ServerResponseFilter
    public void fill(ContainerRequestContext request, ContainerResponseContext response) {
        var status = response.getStatus();
        var type = response.getMediaType();
        var hasPage = response.hasEntity() && type != null && type.isCompatible(MediaType.TEXT_HTML_TYPE);
        if (status < FIRST_ERROR
                || hasPage
                || !WebPaths.isPage("/" + request.getUriInfo().getPath().replaceFirst("^/", ""))) {
            return;
        }
        var page = pages.page(status, title(status), detail(status));
        response.setEntity(page.getEntity(), null, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "The form cannot be accepted";
            case 404 -> "Not found";
            case 405 -> "Not possible here";
            case 415 -> "Not a form";
            default -> status < 500 ? "That did not work" : "Something broke on our side";
        };
    }

    private static String detail(int status) {
        return switch (status) {
            case 400 ->
                "It carried no valid token of this site, so nothing was done. Open the page again and send the form from there.";
            case 404 -> "There is no such page, or you may not see it.";
            case 405 -> "This address takes forms only. Go to the overview and find your way from there.";
            case 415 -> "This address takes forms of this site only.";
            default ->
                status < 500
                        ? "The request was not understood, so nothing was done."
                        : "Nothing that you had done before is lost. Try again in a moment.";
        };
    }
}
