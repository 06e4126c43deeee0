package io.strongroom.api.batches;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.access.Once;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.users.Permission;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
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
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Submitting many jobs. */
@Path(ApiPaths.V1 + "/job-batches")
@Tag(name = "job-batches")
public class BatchIntakeResource {
    private static final int MULTI_STATUS = 207;
    private static final int ACCEPTED = 202;
    private static final int REFUSED_SHOWN = 100;
    private final ArrayIntake arrays;
    private final StreamIntake streams;
    private final StreamSlots slots;
    private final Caller caller;

    BatchIntakeResource(ArrayIntake arrays, StreamIntake streams, StreamSlots slots, Caller caller) {
        this.arrays = arrays;
        this.streams = streams;
        this.slots = slots;
        this.caller = caller;
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
                            required = true)
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
            @QueryParam("validateOnly") @Nullable String validateOnly,
            @BeanParam RolloutAsk rollout,
            BatchBody body) {
        var all = Lists.flag("atomic", atomic);
        var manner = Lists.flag("validateOnly", validateOnly)
                ? ArrayIntake.Manner.VALIDATE_ONLY
                : all ? ArrayIntake.Manner.ALL_OR_NONE : ArrayIntake.Manner.EACH;
        return arrays.take(key, body, manner, rollout.wanted(), async(prefer) ? ACCEPTED : MULTI_STATUS);
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
            @BeanParam RolloutAsk rollout,
            @Context HttpHeaders headers,
            @Context RoutingContext context,
            InputStream body)
            throws IOException {
        if (Lists.flag("atomic", atomic)) {
            throw Lists.malformed("atomic", "is only for JSON arrays: a stream is committed every 500 lines");
        }
        var checked = Lists.flag("validateOnly", validateOnly);
        var name = checked ? "" : Once.required(key);
        var wanted = rollout.wanted();
        // Before the batch is opened: for one that finds no room, nothing would ever come.
        var slot = slots.take(caller.principal().userId());
        // Also when the client is gone before anything is answered.
        context.addEndHandler(end -> slot.free());
        var stream =
                checked ? StreamIntake.checking(caller.principal()) : streams.begin(caller.principal(), name, wanted);
        var reading = streams.reading(stream, body);
        var first = reading.next();
        var response = async(prefer) || onlyJson(headers) ? readThrough(reading, first) : tellEach(reading, first);
        if (reading.replayed()) {
            response.header("Idempotency-Replayed", "true");
        }
        return stream.batch() == null
                ? response.build()
                : response.header(HttpHeaders.LOCATION, ApiPaths.batch(stream.batch()))
                        .build();
    }

    /** The jobs are asynchronous either way; the lines are read before the answer, so that 202 means they are committed. */
    private Response.ResponseBuilder readThrough(StreamIntake.Reading reading, String first) throws IOException {
        var refused = new ArrayList<ItemResult>();
        for (var results = first; !results.isEmpty(); results = reading.next()) {
            results.lines()
                    .filter(line -> line.contains("\"problem\""))
                    .map(line -> Json.read(line, ItemResult.class))
                    .filter(result -> result.problem() != null)
                    .limit(REFUSED_SHOWN - (long) refused.size())
                    .forEach(refused::add);
        }
        return Response.status(ACCEPTED)
                .type(MediaType.APPLICATION_JSON)
                .entity(new BatchView.Accepted(reading.summary(), refused));
    }

    private Response.ResponseBuilder tellEach(StreamIntake.Reading reading, String first) {
        StreamingOutput results = out -> relay(reading, first, out);
        return Response.ok(results, Lists.NDJSON);
    }

    /** Reads and commits on one thread and sends on this one: a client may send everything before it reads anything. */
    private void relay(StreamIntake.Reading reading, String first, OutputStream out) throws IOException {
        try (var spool = new Spool()) {
            var rest = slots.read(() -> {
                try {
                    read(reading, first, spool);
                    return null;
                } finally {
                    spool.end();
                }
            });
            try {
                spool.drain(out);
            } finally {
                // The spool is closed after this, and its writer must not find it so.
                rest.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while a batch was read");
        } catch (ExecutionException e) {
            // The answer ends without a summary, which tells the client to send the same again.
            throw new IOException(
                    "a batch was cut short after line " + reading.summary().lastLine(), e.getCause());
        }
    }

    private static void read(StreamIntake.Reading reading, String first, Spool spool) throws IOException {
        for (var results = first; !results.isEmpty(); results = reading.next()) {
            spool.add(results.getBytes(StandardCharsets.UTF_8));
        }
        spool.add((Json.write(Json.object().set("summary", Json.tree(reading.summary()))) + "\n")
                .getBytes(StandardCharsets.UTF_8));
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
