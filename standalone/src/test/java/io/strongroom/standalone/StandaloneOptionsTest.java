package io.strongroom.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandaloneOptionsTest {

    @Test
    void nothingSaidMeansTheDocumentedDefaults() {
        var options = StandaloneOptions.of(Map.of("HOME", "/home/ada"), false);

        assertEquals(8080, options.httpPort());
        assertEquals(9324, options.sqsPort());
        assertEquals(Path.of("/home/ada/.local/share/strongroom"), options.dataFolder());
        assertFalse(options.fresh());
    }

    @Test
    void rootKeepsItsDataWhereOtherUsersCanPass() {
        var options = StandaloneOptions.of(Map.of("HOME", "/root"), true);

        assertEquals(Path.of("/var/lib/strongroom"), options.dataFolder());
    }

    @Test
    void theEnvironmentWins() {
        var options = StandaloneOptions.of(
                Map.of(
                        "STRONGROOM_HTTP_PORT", "18080",
                        "STRONGROOM_SQS_PORT", "19324",
                        "STRONGROOM_DATA_DIR", "/srv/data/../strongroom",
                        "STRONGROOM_FRESH", "true"),
                true);

        assertEquals(new StandaloneOptions(18080, 19324, Path.of("/srv/strongroom"), true), options);
    }

    @Test
    void aWrongPortNamesTheOption() {
        for (var wrong : new String[] {"0", "65536", "http", "-1"}) {
            var refused = assertThrows(
                    StartRefused.class, () -> StandaloneOptions.of(Map.of("STRONGROOM_SQS_PORT", wrong), false));
            assertTrue(refused.getMessage().contains("--sqs-port"), refused.getMessage());
            assertTrue(refused.getMessage().contains(wrong), refused.getMessage());
        }
    }
}
