package io.strongroom.worker.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.worker.accounts.HubCircuit;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class HubHealthTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private boolean expired;
    private int asked;
    private final HubCircuit hub = new HubCircuit(() -> NOW, this::whoAmI);
    private final HubHealth health = new HubHealth(hub);

    @Test
    void wellWhileNobodyMetTrouble() {
        health.probe();
        var answer = health.call();
        assertEquals(Status.UP, answer.getStatus());
        assertTrue(answer.getData().isEmpty());
        assertEquals(0, asked, "asking costs nothing while there is no trouble");
    }

    @Test
    void expiredCredentialsAreToldWithWhatToDoAndSinceWhen() {
        expire();
        var answer = health.call();
        assertEquals(Status.DOWN, answer.getStatus());
        var data = answer.getData().orElseThrow();
        assertEquals(NOW.toString(), data.get("since"));
        assertTrue(String.valueOf(data.get("reason")).contains("Renew them"), data.toString());
    }

    @Test
    void probeFindsThatTheyWorkAgain() {
        expire();
        health.probe();
        assertEquals(Status.DOWN, health.call().getStatus());
        expired = false;
        health.probe();
        assertEquals(Status.UP, health.call().getStatus());
    }

    private void expire() {
        expired = true;
        hub.judge(expiredToken());
    }

    private void whoAmI() {
        asked++;
        if (expired) {
            throw expiredToken();
        }
    }

    private static AwsServiceException expiredToken() {
        return AwsServiceException.builder()
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode("ExpiredToken").build())
                .build();
    }
}
