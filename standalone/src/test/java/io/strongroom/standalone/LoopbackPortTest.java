package io.strongroom.standalone;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class LoopbackPortTest {

    @Test
    void aTakenPortNamesTheOptionThatChoosesAnother() throws IOException {
        try (var somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = somebody.getLocalPort();
            var refused = assertThrows(StartRefused.class, () -> LoopbackPort.mustBeFree(port, "HTTP", "--port"));
            assertTrue(refused.getMessage().contains("Port " + port + " (HTTP) is taken"), refused.getMessage());
            assertTrue(refused.getMessage().contains("--port N"), refused.getMessage());
        }
    }

    @Test
    void aFreePortIsFree() {
        assertDoesNotThrow(() -> LoopbackPort.mustBeFree(LoopbackPort.free(), "HTTP", "--port"));
    }
}
