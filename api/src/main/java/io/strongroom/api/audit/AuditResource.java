package io.strongroom.api.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.audit.AuditBundle;
import io.strongroom.domain.audit.AuditCheck;
import io.strongroom.domain.audit.AuditLog;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.audit.tree.Tree;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit log: reading, proving, checking, taking away. */
@Path(ApiPaths.V1)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit", description = "Who did what, and the proof that nobody has changed it since.")
public class AuditResource {
    private static final String ZIP = "application/zip";
    private static final int SECONDS = 10;

    private final AuditLog log;
    private final AuditSearch search;
    private final AuditCheck check;
    private final AuditBundle bundle;
    private final AuditTrail trail;
    private final Caller caller;
    private final InstantSource clock;
    /** Both read the whole log. */
    private final Semaphore whole = new Semaphore(2);

    AuditResource(
            AuditLog log,
            AuditSearch search,
            AuditCheck check,
            AuditBundle bundle,
            AuditTrail trail,
            Caller caller,
            InstantSource clock) {
        this.log = log;
        this.search = search;
        this.check = check;
        this.bundle = bundle;
        this.trail = trail;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/audit-entries")
    @Produces({MediaType.APPLICATION_JSON, Lists.NDJSON})
    @Needs(Permission.AUDIT_READ)
    @Operation(
            operationId = "listAuditEntries",
            summary = "List audit entries",
            description =
                    "By their places in the log. What has just happened gets its place within a second. Asks for a scope of all accounts.")
    @APIResponse(
            responseCode = "200",
            description = "A page of entries.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AuditEntryView.Page.class)),
                @Content(
                        mediaType = Lists.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One AuditEntry a line."))
            })
    public Response list(
            @BeanParam AuditAsk filter, @BeanParam ListAsk ask, @Context UriInfo uri, @Context HttpHeaders headers) {
        search.requireWhole();
        var page = search.page(filter, ask, Lists.here(uri));
        return Lists.answer(page, AuditEntryView.class, page.links(), ask, headers);
    }

    @GET
    @Path("/audit-entries/{id}/proof")
    @Needs(Permission.AUDIT_READ)
    @Operation(
            operationId = "getAuditProof",
            summary = "Prove that an entry is in the log",
            description = "The answer is all that ./verify needs. Asks for a scope of all accounts.")
    @APIResponse(
            responseCode = "200",
            description = "The proof.",
            content = @Content(schema = @Schema(implementation = ProofView.class)))
    public ProofView proof(
            @PathParam("id")
                    @Parameter(description = "The entry's seq.", example = "42", schema = @Schema(maxLength = 40))
                    String id) {
        search.requireWhole();
        var sealed = Optional.of(id)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .flatMap(log::find);
        var head = log.latest();
        if (sealed.isEmpty() || head.isEmpty()) {
            throw Rejected.notFound("audit entry");
        }
        var key = log.keys().stream()
                .filter(one -> head.get().signedBy(List.of(one)))
                .findFirst()
                .orElseThrow(() -> new Rejected(
                        ProblemCode.STATE_CONFLICT,
                        "The newest head is not signed by a key of this log, so it proves nothing. Check the log."));
        var path = new Tree(log.nodes(), head.get().checkpoint().size())
                .inclusion(sealed.get().seq() - 1);
        return ProofView.of(sealed.get(), path, head.get(), key);
    }

    @GET
    @Path("/audit-checkpoints/latest")
    @Needs(Permission.AUDIT_READ)
    @Operation(
            operationId = "getLatestAuditCheckpoint",
            summary = "Read the newest signed head of the log",
            description =
                    "Keep it: a later bundle that does not agree with it was tampered with. Asks for a scope of all accounts.")
    @APIResponse(
            responseCode = "200",
            description = "The head.",
            content = @Content(schema = @Schema(implementation = CheckpointView.class)))
    @APIResponse(responseCode = "404", description = "Nothing has been signed yet.")
    public CheckpointView latest() {
        search.requireWhole();
        return log.latest()
                .map(head -> CheckpointView.of(head, log.status(), clock.instant()))
                .orElseThrow(
                        () -> new Rejected(
                                ProblemCode.NOT_FOUND,
                                "Nothing has been signed yet. A worker with strongroom.audit.folder set does it within a second."));
    }

    @POST
    @Path("/audit-verifications")
    @Needs(Permission.AUDIT_READ)
    @Operation(
            operationId = "createAuditVerification",
            summary = "Check the whole log",
            description =
                    "Some twenty seconds for a million entries. What is found wrong freezes all changes; a check that finds nothing lifts that. Asks for a scope of all accounts.")
    @APIResponse(
            responseCode = "200",
            description = "What was found.",
            content = @Content(schema = @Schema(implementation = VerificationView.class)))
    public VerificationView verify() {
        search.requireWhole();
        hold();
        try {
            var result = check.run();
            var now = clock.instant();
            log.checked(result, now);
            var details = Json.object()
                    .put("verified", result.verified())
                    .put("size", result.size())
                    .put("root", result.root().toString());
            trail.record(fact("audit.checked", details, now));
            return VerificationView.of(result);
        } finally {
            whole.release();
        }
    }

    @GET
    @Path("/audit-bundle")
    @Produces(ZIP)
    @Needs(Permission.AUDIT_READ)
    @Operation(
            operationId = "getAuditBundle",
            summary = "Take the whole log away",
            description =
                    "A zip that ./verify checks without this server, its database or a network. docs/audit.md tells its format. Asks for a scope of all accounts.")
    @APIResponse(
            responseCode = "200",
            description = "The bundle.",
            content =
                    @Content(
                            mediaType = ZIP,
                            schema = @Schema(type = SchemaType.STRING, format = "binary", description = "The zip.")))
    public Response export(@Context RoutingContext context) {
        search.requireWhole();
        hold();
        var held = new AtomicBoolean(true);
        // Also when nobody asks for the body, or goes away in the middle of it.
        context.addEndHandler(ended -> {
            if (held.getAndSet(false)) {
                whole.release();
            }
        });
        var now = clock.instant();
        trail.record(fact("audit.exported", Json.object(), now));
        // A zip ends with its directory: one that was cut short cannot be opened.
        StreamingOutput body = out -> bundle.write(out, now);
        return Response.ok(body, ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"strongroom-audit.zip\"")
                .build();
    }

    private Fact fact(String action, ObjectNode details, Instant now) {
        return new Fact(now, caller.principal().name(), action, "audit-log", "whole", details);
    }

    private void hold() {
        if (!whole.tryAcquire()) {
            throw Rejected.until(
                    SECONDS,
                    ProblemCode.STREAM_LIMIT,
                    "The log is being read whole as often as it can be. Try again in " + SECONDS + " s.");
        }
    }
}
