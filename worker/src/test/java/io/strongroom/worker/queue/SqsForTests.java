package io.strongroom.worker.queue;

import com.typesafe.config.ConfigFactory;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;

/** An SQS in memory on a port of its own, which a test may take away and bring back, empty. */
public final class SqsForTests implements QuarkusTestResourceLifecycleManager {
    private static final String SETTINGS = """
            pekko.jvm-shutdown-hooks = off
            pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
            pekko.http.server.request-timeout = 21 s
            node-address { protocol = http, host = 127.0.0.1, port = %1$d, context-path = "" }
            rest-sqs { enabled = true, bind-port = %1$d, bind-hostname = "127.0.0.1", sqs-limits = strict }
            rest-stats { enabled = false, bind-port = 0, bind-hostname = "127.0.0.1" }
            aws { region = us-east-1, accountId = 000000000000 }
            queues {}
            queues-storage { enabled = false, path = "unused" }
            messages-storage { enabled = false, driver-class = "unused", uri = "unused", username = "unused",
              password = "unused", prune-data-on-init = false }
            generate-node-address = false
            auto-create-queues { enabled = false }
            """;

    private static int port;
    private static Runnable shutdown = () -> {};

    @Override
    public Map<String, String> start() {
        port = freePort();
        bringBack();
        return Map.of(
                "quarkus.sqs.endpoint-override", "http://127.0.0.1:" + port,
                "quarkus.sqs.aws.region", "us-east-1",
                "quarkus.sqs.aws.credentials.type", "static",
                "quarkus.sqs.aws.credentials.static-provider.access-key-id", "any",
                "quarkus.sqs.aws.credentials.static-provider.secret-access-key", "any");
    }

    @Override
    public void stop() {
        takeAway();
    }

    static void takeAway() {
        shutdown.run();
    }

    static void bringBack() {
        var loader = SqsForTests.class.getClassLoader();
        var config = ConfigFactory.parseString(SETTINGS.formatted(port)).withFallback(ConfigFactory.load(loader));
        var stop = new ElasticMQServer(new ElasticMQServerConfig(config.resolve())).start();
        shutdown = stop::apply;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
