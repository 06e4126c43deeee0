package io.strongroom.api.batches;

import io.strongroom.api.batches.ItemResult.Place;
import io.strongroom.api.http.BodyReader;
import io.strongroom.api.http.ProblemView;
import io.strongroom.api.jobs.JobBody;
import io.strongroom.api.limits.RateLimits;
import io.strongroom.domain.jobs.Batch;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.Batches;
import io.strongroom.domain.jobs.Rollout;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes in a batch that is a stream of lines: reads no faster than it commits, holds one chunk at a time, and tells of each
 * line. The key names the batch, each chunk is answered once, and each line has a token, so that what was sent in part is
 * simply sent again.
 */
@Singleton
public class StreamIntake {
    /** Lines of one transaction. */
    static final int CHUNK = 500;

    private final StreamChunks chunks;
    private final Batches batches;
    private final RateLimits limits;
    private final InstantSource clock;

    StreamIntake(StreamChunks chunks, Batches batches, RateLimits limits, InstantSource clock) {
        this.chunks = chunks;
        this.batches = batches;
        this.limits = limits;
        this.clock = clock;
    }

    /** A stream about to be read. */
    record Stream(Principal principal, String key, @Nullable BatchId batch, Optional<Batch> earlier) {
        /** The token of a line that brings none: the same when the same stream is sent again. */
        String token(int line) {
            return "auto-" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + "-" + line;
        }
    }

    /** The stream of that key: a new one, or one that an earlier request began. */
    Stream begin(Principal principal, String key, Rollout rollout) {
        var earlier = batches.named(principal.userId(), key);
        var id = earlier.map(Batch::id).orElseGet(() -> batches.open(principal, key, rollout, clock.instant()));
        return new Stream(principal, key, id, earlier);
    }

    /** With no batch, lines are only checked. */
    static Stream checking(Principal principal) {
        return new Stream(principal, "", null, Optional.empty());
    }

    Reading reading(Stream stream, InputStream body) {
        return new Reading(stream, new Lines(body));
    }

    /** One stream on its way in. One thread at a time. */
    final class Reading {
        private final Stream stream;
        private final Lines lines;
        private int n;
        private boolean replayed;
        private Summary summary;

        Reading(Stream stream, Lines lines) {
            this.stream = stream;
            this.lines = lines;
            var id = stream.batch();
            this.summary = Summary.nothing(id == null ? null : id.toString());
        }

        /** What has been answered so far. */
        Summary summary() {
            return summary;
        }

        /** The whole stream had been answered before, as far as can be told by now. */
        boolean replayed() {
            return replayed && stream.earlier().filter(Batch::complete).isPresent();
        }

        /**
         * Reads and keeps the next chunk. What cannot go on before anything was answered is thrown; later it goes into the
         * summary, where a stream's error has to be told. A failure of ours flies: an answer without a summary is sent again.
         *
         * @return its results, a line each; empty at the end
         * @throws IOException when the client is gone; what was committed stays
         * @throws Rejected before anything was answered
         */
        String next() throws IOException {
            try {
                return step();
            } catch (Rejected e) {
                if (n <= 1) {
                    throw e;
                }
                summary = summary.abortedBy(ProblemView.of(e.problem()).with(null, null, e.retryAfter()));
                return "";
            }
        }

        private String step() throws IOException {
            var chunk = read();
            n++;
            var id = stream.batch();
            if (chunk.items().isEmpty()) {
                if (id != null) {
                    chunks.requireEnd(id, n - 1);
                    batches.complete(id, clock.instant());
                }
                return "";
            }
            spend(chunk.items().size());
            var answered = id == null
                    ? chunks.check(chunk, stream.principal())
                    : chunks.keep(chunk, stream.principal(), id, stream.earlier(), clock.instant());
            replayed = answered.replayed();
            summary = summary.plus(answered.kept());
            return answered.kept().results();
        }

        private StreamChunks.Chunk read() throws IOException {
            var items = new ArrayList<Chunks.Item>(CHUNK);
            var digest = sha256();
            while (items.size() < CHUNK) {
                var line = lines.next();
                if (line.isEmpty()) {
                    break;
                }
                digest.update((line.get() + "\n").getBytes(StandardCharsets.UTF_8));
                item(line.get(), items);
            }
            return new StreamChunks.Chunk(n + 1, HexFormat.of().formatHex(digest.digest()), items);
        }

        private void item(Lines.Line line, List<Chunks.Item> items) {
            var place = Place.line(line.n());
            switch (line) {
                case Lines.Line.Text(int number, String text) -> {
                    if (!text.isBlank()) {
                        items.add(parsed(place, text, stream.token(number)));
                    }
                }
                case Lines.Line.TooLong tooLong ->
                    items.add(Chunks.Item.unreadable(
                            place,
                            Problem.of(
                                    ProblemCode.LINE_TOO_LONG, "A line may have " + BatchBody.LINE_BYTES + " bytes.")));
                case Lines.Line.Undecodable undecodable ->
                    items.add(Chunks.Item.unreadable(
                            place, Problem.of(ProblemCode.MALFORMED_REQUEST, "The line is not UTF-8.")));
            }
        }

        private void spend(int count) {
            if (summary.lines() + count > BatchBody.STREAM_LINES) {
                throw new Rejected(
                        ProblemCode.PAYLOAD_TOO_LARGE,
                        "A stream may have " + BatchBody.STREAM_LINES
                                + " lines. Send the rest with another Idempotency-Key.");
            }
            limits.spendLines(stream.principal().userId(), count);
        }
    }

    private static Chunks.Item parsed(Place place, String text, String token) {
        try {
            var body = BodyReader.parse(text, JobBody.class);
            return Chunks.Item.of(place, body.withToken(token), body.clientToken());
        } catch (Rejected e) {
            return Chunks.Item.unreadable(place, e.problem());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
