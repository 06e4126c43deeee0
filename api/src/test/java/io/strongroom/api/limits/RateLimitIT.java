package io.strongroom.api.limits;

import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.strongroom.api.ApiTest;
import io.strongroom.api.World;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@ApiTest
@TestProfile(RateLimitIT.Tight.class)
class RateLimitIT {
    /** Little of everything. */
    public static class Tight implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("strongroom.api.rates.reads", "3", "strongroom.api.rates.bulk-lines", "600");
        }
    }

    @Inject
    World world;

    @Test
    void overTheBudgetOneIsToldToWait() {
        var viewer = world.token(Role.VIEWER);
        for (int i = 0; i < 3; i++) {
            as(viewer).get("/api/v1/me").then().statusCode(200);
        }
        as(viewer)
                .get("/api/v1/me")
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("rate-limited"))
                .body("retryable", equalTo(true))
                .body("retry_after", greaterThan(0));
        as(world.token(Role.AUDITOR)).get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void anArraySpendsTheBudgetOfLinesToo() {
        var person = world.token(world.person(Set.of(Role.OPERATOR), AccountScope.everything()));
        var items =
                "{\"items\":[" + String.join(",", Collections.nCopies(400, World.keyJob(World.PAYMENTS, "x"))) + "]}";
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 2; i++) {
            statuses.add(as(person)
                    .contentType("application/json")
                    .header("Idempotency-Key", World.newKey())
                    .body(items)
                    .post("/api/v1/job-batches")
                    .statusCode());
        }
        assertEquals(List.of(207, 429), statuses);
    }

    @Test
    void aStreamOverTheBudgetEndsWithASummaryThatSaysWhere() {
        var line = World.keyJob(World.PAYMENTS, "x").replaceAll("\\s*\\n\\s*", "") + "\n";
        var response = as(world.token(Role.OPERATOR))
                .accept("application/x-ndjson")
                .contentType("application/x-ndjson")
                .header("Idempotency-Key", World.newKey())
                .body(line.repeat(1200).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/job-batches");
        var lines = response.asString().lines().toList();
        var summary = Json.parse(lines.get(lines.size() - 1)).path("summary");
        assertEquals(500, summary.path("lastLine").asInt(), summary::toString);
        assertEquals(500, summary.path("accepted").asInt());
        assertEquals("rate-limited", summary.at("/aborted/code").asText());
        assertTrue(lines.size() == 501, () -> "" + lines.size());
    }
}
