package io.strongroom.bench.feed;

import io.strongroom.standalone.LoopbackPort;
import io.strongroom.standalone.queue.EmbeddedQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The embedded SQS in a process of its own: a million messages wait in its memory, which is not Strongroom's. It ends with
 * whoever started it.
 */
final class QueueProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LEAST_MEBIBYTES = 512;
    /** Each message with what the queue knows about it. */
    private static final long BYTES_OF_MESSAGE = 5_000;

    private final Process process;
    private final String endpoint;

    private QueueProcess(Process process, String endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Starts one that has room for so many messages. */
    static QueueProcess start(Path folder, long messages) throws IOException {
        int port = LoopbackPort.free();
        long heap = LEAST_MEBIBYTES + messages * BYTES_OF_MESSAGE / (1 << 20);
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap + "m",
                        "-XX:+UseParallelGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        QueueProcess.class.getName(),
                        Integer.toString(port)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("queue.log").toFile())
                .start();
        return new QueueProcess(process, "http://127.0.0.1:" + port);
    }

    /** The process: it ends when nobody is there any more to write to it. */
    public static void main(String[] port) throws IOException {
        EmbeddedQueue.start(Integer.parseInt(port[0]));
        while (System.in.read() >= 0) {
            continue;
        }
        System.exit(0);
    }

    String endpoint() {
        return endpoint;
    }

    /** A queue in it, made when it is not there. */
    QueueClient queue(String name) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return QueueClient.of(endpoint, name);
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new AssertionError("the SQS does not answer", e);
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
