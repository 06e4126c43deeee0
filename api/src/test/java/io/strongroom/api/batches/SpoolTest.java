package io.strongroom.api.batches;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SpoolTest {

    @Test
    void whatIsAddedWhileNobodyReadsComesOutWholeAndInOrder() throws Exception {
        var expected = new StringBuilder();
        var out = new ByteArrayOutputStream();
        try (var spool = new Spool()) {
            var writer = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 5000; i++) {
                    var line = "line " + i + "\n";
                    expected.append(line);
                    spool.add(line.getBytes(StandardCharsets.UTF_8));
                }
                spool.end();
            });
            spool.drain(out);
            writer.get(10, TimeUnit.SECONDS);
        }
        assertEquals(expected.toString(), out.toString(StandardCharsets.UTF_8));
    }
}
