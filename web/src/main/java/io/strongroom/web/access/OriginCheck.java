package io.strongroom.web.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Whether a request that changes something comes from a page of another site, by what the browser itself says of it. */
final class OriginCheck {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private OriginCheck() {}

    /** @param publicUrl where browsers find the pages, when that is configured: behind a proxy it is not where we think we are */
    static boolean foreign(ContainerRequestContext request, Optional<URI> publicUrl) {
        if (SAFE.contains(request.getMethod())) {
            return false;
        }
        var site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        var origin = request.getHeaderString("Origin");
        return origin != null
                && !origin.equals(origin(request.getUriInfo().getBaseUri()))
                && publicUrl.map(OriginCheck::origin).filter(origin::equals).isEmpty();
    }

    private static String origin(URI here) {
        return here.getScheme() + "://" + authority(here);
    }

    private static String authority(URI uri) {
        var standard = "https".equals(uri.getScheme()) ? 443 : 80;
        return uri.getPort() == -1 || uri.getPort() == standard ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }
}
