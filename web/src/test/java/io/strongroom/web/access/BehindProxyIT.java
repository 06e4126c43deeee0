package io.strongroom.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.strongroom.db.PostgresForTests;
import io.strongroom.web.Visit;
import io.strongroom.web.World;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forms through a proxy that ends TLS: the browser's origin is https, the request that arrives is http. */
@QuarkusTest
@TestProfile(BehindProxyIT.Proxied.class)
@WithTestResource(PostgresForTests.class)
class BehindProxyIT {
    public static final class Proxied implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "strongroom.public.url", "https://backups.example.org",
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.enable-forwarded-host", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        }
    }

    @TestHTTPResource
    URI base;

    @Inject
    World world;

    @BeforeEach
    void people() {
        world.peopleOfEveryRole();
    }

    @Test
    void configuredPublicUrlIsHome() {
        assertEquals(303, send(Map.of("Origin", "https://backups.example.org")).status());
    }

    @Test
    void whatATrustedProxySaysIsHome() {
        var forwarded = Map.of(
                "Origin", "https://other.example.org:8443",
                "X-Forwarded-Proto", "https",
                "X-Forwarded-Host", "other.example.org:8443");
        assertEquals(303, send(forwarded).status());
    }

    @Test
    void anyOtherOriginIsForeign() {
        for (var origin : new String[] {
            "https://evil.example", "http://backups.example.org", "https://backups.example.org:8443", "null"
        }) {
            var refused = send(Map.of("Origin", origin));
            assertEquals(403, refused.status(), origin);
            assertTrue(refused.body().contains("STRONGROOM_PUBLIC_URL"));
        }
    }

    @Test
    void browserIsSentOnByPathAlone() {
        assertEquals(
                "/sign-in",
                send(Map.of("Origin", "https://backups.example.org")).location());
        assertEquals("/sign-in?to=%2Fjobs", new Visit(base).get("/jobs").location());
    }

    private Visit.Answer send(Map<String, String> headers) {
        var visit = new Visit(base).signedIn("viewer");
        var token = visit.cookie(Visit.CSRF).orElseThrow();
        return visit.postBare("/sign-out", Map.of("csrf-token", token), headers);
    }
}
