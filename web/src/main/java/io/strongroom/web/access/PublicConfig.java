package io.strongroom.web.access;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Where browsers find the pages: {@code STRONGROOM_PUBLIC_URL}. */
@ConfigMapping(prefix = "strongroom.public")
public interface PublicConfig {
    /**
     * The address that browsers use, such as {@code https://backups.example.org}, when a proxy in front of Strongroom ends TLS.
     * Not needed where {@code quarkus.http.proxy} is set to believe that proxy.
     */
    Optional<URI> url();
}
