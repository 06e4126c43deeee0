package io.strongroom.api.batches;

import io.strongroom.api.batches.ItemResult.Place;
import io.strongroom.api.http.BodyReader;
import io.strongroom.api.http.ProblemView;
import io.strongroom.api.http.Problems;
import io.strongroom.api.jobs.JobBody;
import io.strongroom.api.limits.RateLimits;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.Batches;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes in a batch that is a stream of lines: reads no faster than it commits, holds one chunk at a time, and tells of each
 * line. The key names the batch, and each line has a token, so that what was sent in part is simply sent again.
 */
@Singleton
public class StreamIntake {
    /** Lines of one transaction. */
    static final int CHUNK = 500;

    private static final Logger LOG = Logger.getLogger(StreamIntake.class);
    private final Chunks chunks;
    private final Batches batches;
    private final RateLimits limits;
    private final InstantSource clock;

    StreamIntake(Chunks chunks, Batches batches, RateLimits limits, InstantSource clock) {
        this.chunks = chunks;
        this.batches = batches;
        this.limits = limits;
        this.clock = clock;
    }

    /** A stream about to be read. */
    record Stream(Principal principal, String key, @Nullable BatchId batch) {
        /** The token of a line that brings none: the same when the same stream is sent again. */
        String token(int line) {
            return "auto-" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + "-" + line;
        }
    }

    /**
     * Reads to the end, or to where it cannot go on.
     *
     * @param stream with no batch, lines are only checked
     * @param results gets each line's outcome once it is committed, in order
     * @throws IOException when the client is gone; what was committed stays
     */
    Summary take(Stream stream, InputStream body, Consumer<List<ItemResult>> results) throws IOException {
        var id = stream.batch();
        var summary = Summary.nothing(id == null ? null : id.toString());
        var lines = new Lines(body);
        try {
            for (var chunk = read(lines, stream); !chunk.isEmpty(); chunk = read(lines, stream)) {
                spend(stream.principal(), chunk.size(), summary);
                var outcome = take(stream, chunk);
                results.accept(outcome.results());
                summary = summary.plus(outcome.tally(), last(chunk));
            }
            if (id != null) {
                batches.complete(id, clock.instant());
            }
            return summary;
        } catch (RuntimeException e) {
            // The answer has begun: this is where its error has to be told, as the mapper does for others.
            if (!(e instanceof Rejected)) {
                LOG.errorf(e, "batch %s stopped after line %d", id, summary.lastLine());
            }
            return summary.abortedBy(ProblemView.of(Problems.of(e)));
        }
    }

    private Chunks.Outcome take(Stream stream, List<Chunks.Item> chunk) {
        if (stream.batch() != null) {
            return chunks.keep(chunk, stream.principal(), stream.batch(), clock.instant());
        }
        var results = chunks.check(chunk, stream.principal());
        var refused = results.stream().filter(one -> one.problem() != null).count();
        return new Chunks.Outcome(results, new Summary.Tally(results.size(), 0, 0, refused));
    }

    private void spend(Principal principal, int lines, Summary sofar) {
        if (sofar.lines() + lines > BatchBody.STREAM_LINES) {
            throw new Rejected(
                    ProblemCode.PAYLOAD_TOO_LARGE,
                    "A stream may have " + BatchBody.STREAM_LINES
                            + " lines. Send the rest with another Idempotency-Key.");
        }
        var verdict = limits.take(principal.userId(), RateLimits.Kind.BULK_LINES, lines);
        if (!verdict.enough()) {
            throw new Rejected(
                    ProblemCode.RATE_LIMITED,
                    "You may send " + verdict.quota() + " lines a minute. Send the same stream again in "
                            + verdict.seconds() + " s; what was accepted is not made twice.");
        }
    }

    private static List<Chunks.Item> read(Lines lines, Stream stream) throws IOException {
        var chunk = new ArrayList<Chunks.Item>(CHUNK);
        while (chunk.size() < CHUNK) {
            var line = lines.next();
            if (line.isEmpty()) {
                break;
            }
            item(line.get(), stream, chunk);
        }
        return chunk;
    }

    private static void item(Lines.Line line, Stream stream, List<Chunks.Item> chunk) {
        var place = Place.line(line.n());
        switch (line) {
            case Lines.Line.Text(int n, String text) -> {
                if (!text.isBlank()) {
                    chunk.add(parsed(place, text, stream.token(n)));
                }
            }
            case Lines.Line.TooLong tooLong ->
                chunk.add(Chunks.Item.unreadable(
                        place,
                        Problem.of(ProblemCode.LINE_TOO_LONG, "A line may have " + BatchBody.LINE_BYTES + " bytes.")));
            case Lines.Line.Undecodable undecodable ->
                chunk.add(Chunks.Item.unreadable(
                        place, Problem.of(ProblemCode.MALFORMED_REQUEST, "The line is not UTF-8.")));
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

    private static int last(List<Chunks.Item> chunk) {
        var line = chunk.get(chunk.size() - 1).place().line();
        return line == null ? 0 : line;
    }
}
