package io.strongroom.web.access;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Sends browsers on by path alone: behind a proxy that ends TLS, scheme and host are not what we think they are. */
@Singleton
public class LocalRedirects {
    @ServerResponseFilter
    public void shorten(ContainerRequestContext request, ContainerResponseContext response) {
        var location = response.getHeaders().getFirst(HttpHeaders.LOCATION);
        if (location instanceof URI uri && WebPaths.isPage(request.getUriInfo().getPath())) {
            var query = uri.getRawQuery();
            var fragment = uri.getRawFragment();
            response.getHeaders()
                    .putSingle(
                            HttpHeaders.LOCATION,
                            URI.create(uri.getRawPath()
                                    + (query == null ? "" : "?" + query)
                                    + (fragment == null ? "" : "#" + fragment)));
        }
    }
}
