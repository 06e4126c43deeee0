package io.strongroom.api.limits;

import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.strongroom.api.ApiTest;
import io.strongroom.api.World;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An installation in which one waiting job is one too many. */
@ApiTest
@TestProfile(BacklogIT.Full.class)
class BacklogIT {
    /** Room for nothing. */
    public static class Full implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("strongroom.api.bulk.backlog", "0");
        }
    }

    @Inject
    World world;

    @Test
    void withTooManyJobsWaitingNoMoreAreTakenIn() {
        var job = World.keyJob(World.PAYMENTS, "x").replaceAll("\\s*\\n\\s*", "");
        var bodies = Map.of("application/json", "{\"items\":[" + job + "]}", "application/x-ndjson", job);
        bodies.forEach((type, body) -> refused("/api/v1/job-batches", type, body));
        refused("/api/v1/jobs", "application/json", job);
    }

    private void refused(String path, String type, String body) {
        as(world.token(Role.OPERATOR))
                .contentType(type)
                .accept("*/*")
                .header("Idempotency-Key", World.newKey())
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(path)
                .then()
                .statusCode(503)
                .header("Retry-After", "60")
                .contentType("application/problem+json")
                .body("code", equalTo("overloaded"))
                .body("retry_after", equalTo(60));
    }
}
