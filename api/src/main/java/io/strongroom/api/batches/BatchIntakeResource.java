package io.strongroom.api.batches;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.access.Once;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.Batches;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Submitting many jobs. */
@Path(ApiPaths.V1 + "/job-batches")
@Tag(name = "job-batches")
public class BatchIntakeResource {
    private static final Logger LOG = Logger.getLogger(BatchIntakeResource.class);
    private static final int MULTI_STATUS = 207;
    private static final int ACCEPTED = 202;
    private static final int REFUSED_SHOWN = 100;
    private final ArrayIntake arrays;
    private final StreamIntake streams;
    private final Batches batches;
    private final Caller caller;
    private final InstantSource clock;

    BatchIntakeResource(ArrayIntake arrays, StreamIntake streams, Batches batches, Caller caller, InstantSource clock) {
        this.arrays = arrays;
        this.streams = streams;
        this.batches = batches;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Needs(Permission.JOBS_SUBMIT)
    @Operation(
            operationId = "submitBatch",
            summary = "Ask for many jobs",
            description =
                    "As a JSON array of up to 1,000 items (4 MiB), or as application/x-ndjson of up to 100,000 lines (64 KiB each), which is read no faster than it is committed and answered with one BatchItemResult a line and a last line {\"summary\": BatchSummary}. An answer without a summary was cut short: send the same again with the same key, nothing is made twice. With Prefer: respond-async a stream is read to its end and answered with 202.")
    @RequestBody(
            required = true,
            description = "The jobs.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BatchBody.class)),
                @Content(
                        mediaType = Lists.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One JobRequest a line."))
            })
    @APIResponse(
            responseCode = "207",
            description = "One entry an item.",
            content = @Content(schema = @Schema(implementation = ArrayIntake.Result.class)))
    @APIResponse(
            responseCode = "202",
            description = "All accepted (atomic=true), or accepted without telling of each (Prefer: respond-async).",
            content = @Content(schema = @Schema(implementation = ArrayIntake.Result.class)))
    @APIResponse(
            responseCode = "200",
            description = "A stream's results, one a line, and its summary.",
            content =
                    @Content(
                            mediaType = Lists.NDJSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            description = "One BatchItemResult a line, then the summary.")))
    public Response submit(
            @HeaderParam("Idempotency-Key")
                    @Parameter(
                            description = "Makes the request safe to send again; for a stream it names the batch.",
                            required = true,
                            example = "2f1c7c52-6f0e-4b0f-9a51-0d6f6b1f3a10",
                            schema = @Schema(minLength = 8, maxLength = 128))
                    @Nullable
                    String key,
            @HeaderParam("Prefer")
                    @Parameter(
                            description = "respond-async: 202 instead of one result an item.",
                            example = "respond-async",
                            schema = @Schema(maxLength = 200))
                    @Nullable
                    String prefer,
            @QueryParam("atomic")
                    @Parameter(
                            description = "true: all or none. JSON only.",
                            schema = @Schema(enumeration = {"true", "false"}))
                    @Nullable
                    String atomic,
            @QueryParam("validateOnly")
                    @Parameter(
                            description = "true: the same checks, no effect.",
                            schema = @Schema(enumeration = {"true", "false"}))
                    @Nullable
                    String validateOnly,
            BatchBody body) {
        var all = Lists.flag("atomic", atomic);
        var manner = Lists.flag("validateOnly", validateOnly)
                ? ArrayIntake.Manner.VALIDATE_ONLY
                : all ? ArrayIntake.Manner.ALL_OR_NONE : ArrayIntake.Manner.EACH;
        return arrays.take(key, body, manner, async(prefer) ? ACCEPTED : MULTI_STATUS);
    }

    @POST
    @Consumes(Lists.NDJSON)
    @Produces({Lists.NDJSON, MediaType.APPLICATION_JSON})
    @Needs(Permission.JOBS_SUBMIT)
    @Operation(hidden = true)
    public Response submitLines(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("Prefer") @Nullable String prefer,
            @QueryParam("atomic") @Nullable String atomic,
            @QueryParam("validateOnly") @Nullable String validateOnly,
            @Context HttpHeaders headers,
            InputStream body)
            throws IOException {
        if (Lists.flag("atomic", atomic)) {
            throw Lists.malformed("atomic", "is only for JSON arrays: a stream is committed every 500 lines");
        }
        var stream = Lists.flag("validateOnly", validateOnly)
                ? new StreamIntake.Stream(caller.principal(), "", null)
                : begin(Once.required(key));
        return async(prefer) || onlyJson(headers) ? readThrough(stream, body) : tellEach(stream, body);
    }

    private StreamIntake.Stream begin(String key) {
        var principal = caller.principal();
        return new StreamIntake.Stream(principal, key, batches.open(principal, key, clock.instant()));
    }

    /** The jobs are asynchronous either way; the lines are read before the answer, so that 202 means they are committed. */
    private Response readThrough(StreamIntake.Stream stream, InputStream body) throws IOException {
        var refused = new ArrayList<ItemResult>();
        var summary = streams.take(
                stream,
                body,
                results -> results.stream()
                        .filter(one -> one.problem() != null)
                        .limit(REFUSED_SHOWN - (long) refused.size())
                        .forEach(refused::add));
        var response = Response.status(ACCEPTED)
                .type(MediaType.APPLICATION_JSON)
                .entity(new BatchView.Accepted(summary, refused));
        return location(response, stream.batch()).build();
    }

    private Response tellEach(StreamIntake.Stream stream, InputStream body) {
        StreamingOutput results = out -> relay(stream, body, out);
        return location(Response.ok(results, Lists.NDJSON), stream.batch()).build();
    }

    /** Reads and commits on one thread and sends on this one: a client may send everything before it reads anything. */
    private void relay(StreamIntake.Stream stream, InputStream body, OutputStream out) throws IOException {
        var done = new CountDownLatch(1);
        try (var spool = new Spool()) {
            try {
                Infrastructure.getDefaultWorkerPool().execute(() -> {
                    try {
                        read(stream, body, spool);
                    } finally {
                        spool.end();
                        done.countDown();
                    }
                });
                spool.drain(out);
            } finally {
                done.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while a batch was read");
        }
    }

    private void read(StreamIntake.Stream stream, InputStream body, Spool spool) {
        try {
            var summary = streams.take(stream, body, results -> spool.add(bytes(results)));
            spool.add((Json.write(Json.object().set("summary", Json.tree(summary))) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Without a summary line, as a client that is still there must take it: send the same again.
            LOG.infof("batch %s was cut short: %s", stream.batch(), e.getMessage());
        }
    }

    private static byte[] bytes(List<ItemResult> results) {
        var text = new StringBuilder();
        results.forEach(result -> text.append(Json.write(result)).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Response.ResponseBuilder location(Response.ResponseBuilder response, @Nullable BatchId batch) {
        return batch == null ? response : response.header(HttpHeaders.LOCATION, ApiPaths.batch(batch));
    }

    private static boolean async(@Nullable String prefer) {
        return prefer != null && prefer.toLowerCase(Locale.ROOT).contains("respond-async");
    }

    /** A caller who takes no lines gets the summary alone. */
    private static boolean onlyJson(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .noneMatch(type -> type.isCompatible(MediaType.valueOf(Lists.NDJSON)));
    }
}
