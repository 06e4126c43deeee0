package io.strongroom.api.batches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.strongroom.api.ApiTest;
import io.strongroom.api.World;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A client that reads nothing before it has sent everything: neither side may wait for the other for ever. */
@ApiTest
class LargeStreamIT {
    private static final int LINES = Integer.getInteger("strongroom.test.stream-lines", 20_000);

    @Inject
    World world;

    @TestHTTPResource("/")
    URI server;

    @Test
    void aLargeStreamNeedsNoMemoryAndNoReadingClient() throws IOException {
        var account = world.newAccount();
        var token = world.token(Role.OPERATOR);
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(120_000);
            socket.setReceiveBufferSize(16 << 10);
            send(socket, token, account);
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 200"), () -> answer.substring(0, Math.min(500, answer.length())));
            var from = answer.lastIndexOf("{\"summary\"");
            var summary = Json.parse(answer.substring(from, answer.indexOf('\n', from)));
            assertEquals(LINES, summary.at("/summary/accepted").asInt(), summary::toString);
        }
    }

    private static void send(Socket socket, String token, String account) throws IOException {
        var out = socket.getOutputStream();
        out.write(("POST /api/v1/job-batches HTTP/1.1\r\nHost: test\r\nConnection: close\r\nAuthorization: Bearer "
                        + token
                        + "\r\nIdempotency-Key: " + World.newKey()
                        + "\r\nContent-Type: application/x-ndjson\r\nAccept: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        var chunk = new ByteArrayOutputStream();
        for (int i = 0; i < LINES; i++) {
            chunk.write((World.keyJob(account, "n" + i).replaceAll("\\s*\\n\\s*", "") + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            if (i % 100 == 99 || i == LINES - 1) {
                out.write((Integer.toHexString(chunk.size()) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                chunk.writeTo(out);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                chunk.reset();
            }
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
