package io.strongroom.api.batches;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * Bytes on their way to a client who may not read before it has sent everything: they wait in a file, not in memory, and
 * whoever writes never waits for the client. One writer, one reader.
 */
final class Spool implements AutoCloseable {
    private static final int BUFFER = 32 << 10;
    private final FileChannel file;
    private long written;
    private boolean ended;

    Spool() throws IOException {
        file = FileChannel.open(
                Files.createTempFile("strongroom-batch", ".ndjson"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    void add(byte[] bytes) {
        try {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                file.write(buffer, written + buffer.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        synchronized (this) {
            written += bytes.length;
            notifyAll();
        }
    }

    /** Nothing more will come. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Copies everything to the client as it comes, until {@link #end}. */
    void drain(OutputStream out) throws IOException, InterruptedException {
        var buffer = ByteBuffer.allocate(BUFFER);
        long read = 0;
        for (var more = awaitMore(read); more > 0; more = awaitMore(read)) {
            buffer.clear().limit((int) Math.min(BUFFER, more));
            var got = file.read(buffer, read);
            out.write(buffer.array(), 0, got);
            out.flush();
            read += got;
        }
    }

    /** How many bytes there are to be read; 0 at the end. */
    private synchronized long awaitMore(long read) throws InterruptedException {
        while (written == read && !ended) {
            wait();
        }
        return written - read;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
