package io.strongroom.domain.audit;

import io.strongroom.domain.audit.AuditQuery.Place;
import io.strongroom.domain.json.Json;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The whole log as one zip that can be checked without us: {@code manifest.json}, {@code checkpoints.ndjson} with the signed
 * heads in their order, {@code anchors.ndjson}, {@code hashes.bin} with 32 bytes an entry as they were entry, and
 * {@code entries.ndjson} with one leaf a line. The names and what is in them are a format, for ever.
 */
public final class AuditBundle {
    private static final int AT_ONCE = 2000;
    private static final int FORMAT = 1;

    private final AuditLog log;

    public AuditBundle(AuditLog log) {
        this.log = log;
    }

    /**
     * Writes the log as far as its newest head; what is recorded meanwhile is for another bundle.
     *
     * @param out is not closed
     */
    public void write(OutputStream out, Instant now) throws IOException {
        var zip = new ZipOutputStream(new BufferedOutputStream(new StaysOpen(out), 1 << 16), StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        long heads = 0;
        long size = log.latest().map(head -> head.checkpoint().size()).orElse(0L);
        begin(zip, "checkpoints.ndjson", now);
        for (var page = log.checkpoints(0, AT_ONCE); !page.isEmpty(); page = log.checkpoints(heads, AT_ONCE)) {
            for (var head : page) {
                if (head.checkpoint().size() > size) {
                    break;
                }
                line(zip, Json.write(Json.object().put("note", head.note())));
            }
            heads += page.size();
            if (page.getLast().checkpoint().size() > size) {
                break;
            }
        }
        begin(zip, "anchors.ndjson", now);
        for (var anchor : log.anchored()) {
            if (anchor.checkpoint().checkpoint().size() <= size) {
                line(
                        zip,
                        Json.write(Json.object()
                                .put("place", anchor.place())
                                .put("note", anchor.checkpoint().note())));
            }
        }
        begin(zip, "hashes.bin", now);
        for (long at = 0; at < size; at += AT_ONCE) {
            for (var hash : log.nodes().of(0, at, Math.min(size, at + AT_ONCE))) {
                zip.write(hash.bytes());
            }
        }
        begin(zip, "entries.ndjson", now);
        each(size, entry -> line(zip, entry.leaf().text()));
        begin(zip, "manifest.json", now);
        line(zip, manifest(size, now));
        zip.close();
    }

    private interface Each {
        void take(SealedEntry entry) throws IOException;
    }

    private void each(long size, Each each) throws IOException {
        for (long at = 0; at < size; ) {
            var page = log.search(AuditQuery.all(new Place.After(at), AT_ONCE));
            for (var entry : page) {
                if (entry.seq() <= size) {
                    each.take(entry);
                }
            }
            if (page.isEmpty()) {
                return;
            }
            at = page.getLast().seq();
        }
    }

    private String manifest(long size, Instant now) {
        var manifest = Json.object()
                .put("format", FORMAT)
                .put("madeAt", now.toString())
                .put("size", size);
        var keys = manifest.putArray("keys");
        log.keys().forEach(key -> keys.add(key.toString()));
        return Json.write(manifest);
    }

    private static void begin(ZipOutputStream zip, String name, Instant now) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(now.toEpochMilli());
        zip.putNextEntry(entry);
    }

    private static void line(OutputStream zip, String text) throws IOException {
        zip.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Whoever gave the stream closes it. */
    private static final class StaysOpen extends FilterOutputStream {
        StaysOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
