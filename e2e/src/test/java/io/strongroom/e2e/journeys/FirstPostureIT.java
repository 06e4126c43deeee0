package io.strongroom.e2e.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.e2e.processes.StrongroomProcess;
import io.strongroom.standalone.LoopbackPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From ready on empty data to the posture of the whole simulated organization, without anybody asking for it. */
@Tag("timed")
class FirstPostureIT {
    private static final String TOKEN = "first-posture-test-token-of-the-administrator";

    /** Thirty seconds are promised on a quiet machine; one busy with builds gets twice the promise. */
    private static final Duration POSTURE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    @Test
    void theWholeOrganizationIsAssessedSoonAfterTheFirstStart() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var port = LoopbackPort.free();
        var environment = Map.of("STRONGROOM_BOOTSTRAP_TOKEN", TOKEN);
        try (var strongroom = StrongroomProcess.standalone(
                        folder.resolve("data"), port, LoopbackPort.free(), environment)
                .awaitReady(Duration.ofSeconds(90))) {
            var ready = System.nanoTime();
            var client = new ApiClient(port, TOKEN);
            var assessment = client.firstAssessment(POSTURE);
            var took = Duration.ofNanos(System.nanoTime() - ready);
            System.out.printf("first posture: %.1f s after ready%n", took.toMillis() / 1000.0);
            assertTrue(assessment.hasNonNull("endedAt"), () -> assessment + "\n" + strongroom.output());
            assertTrue(took.compareTo(POSTURE) < 0, "took " + took);
            assertEquals(0, assessment.path("failed").asInt(), assessment.toString());
            var accounts = client.get("/api/v1/posture?groupBy=account").body().path("items");
            assertFalse(accounts.isEmpty());
            assertEquals(assessment.at("/progress/total").asInt(), accounts.size(), assessment.toString());
        }
    }
}
