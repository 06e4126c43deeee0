package io.strongroom.standalone.queue;

import com.typesafe.config.ConfigFactory;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;

/** An SQS on 127.0.0.1, in memory only. It takes any credentials. */
public final class EmbeddedQueue implements AutoCloseable {

    private final String endpoint;
    private final Runnable stop;

    private EmbeddedQueue(String endpoint, Runnable stop) {
        this.endpoint = endpoint;
        this.stop = stop;
    }

    /** Starts it on {@code port} and waits until it answers. */
    public static EmbeddedQueue start(int port) {
        var settings = """
                pekko {
                  jvm-shutdown-hooks = off
                  coordinated-shutdown.run-by-jvm-shutdown-hook = off
                  http.server.request-timeout = 21 s
                }
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
                """.formatted(port);
        var config = ConfigFactory.parseString(settings)
                .withFallback(ConfigFactory.load(Thread.currentThread().getContextClassLoader()));
        var server = new ElasticMQServer(new ElasticMQServerConfig(config.resolve()));
        var shutdown = server.start();
        return new EmbeddedQueue("http://127.0.0.1:" + port, shutdown::apply);
    }

    /** Where its clients find it. */
    public String endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        stop.run();
    }
}
