package io.strongroom.api.findings;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ETags;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.Findings;
import io.strongroom.domain.users.Permission;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Findings: lists, exports and triage. */
@Path(ApiPaths.V1 + "/findings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "findings", description = "Controls' standing verdicts on resources.")
public class FindingsResource {
    private final Findings findings;
    private final FindingSearch search;
    private final FindingExport exports;
    private final FindingViews views;
    private final Caller caller;
    private final InstantSource clock;

    FindingsResource(
            Findings findings,
            FindingSearch search,
            FindingExport exports,
            FindingViews views,
            Caller caller,
            InstantSource clock) {
        this.findings = findings;
        this.search = search;
        this.exports = exports;
        this.views = views;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Lists.NDJSON, FindingExport.CSV})
    @Needs(Permission.FINDINGS_READ)
    @Operation(
            operationId = "listFindings",
            summary = "List findings",
            description =
                    "Within your reach and of every status unless you name some, the worst first. With Accept: text/csv, or export=true, the whole filtered list at once.")
    @APIResponse(
            responseCode = "200",
            description = "A page of findings, or all of them.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = FindingView.Page.class)),
                @Content(
                        mediaType = Lists.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One Finding a line.")),
                @Content(
                        mediaType = FindingExport.CSV,
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        description =
                                                "A header and one Finding a line. A value that a spreadsheet would take for a formula has a quote before it."))
            })
    public Response list(
            @BeanParam FindingAsk filter,
            @BeanParam ListAsk ask,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context RoutingContext context) {
        var type = Lists.preferred(headers, FindingExport.types());
        var whole = Lists.flag("export", filter.export);
        var paged = ask.limit != null || ask.cursor != null;
        if (whole && paged) {
            throw Lists.malformed("export", "gives the whole list: leave limit and cursor out");
        }
        if (whole || type.equals(FindingExport.CSV) || (type.equals(Lists.NDJSON) && !paged)) {
            return exports.export(filter, ask, type, Lists.here(uri), context);
        }
        var page = search.page(filter, ask, Lists.here(uri));
        return Lists.answer(page, FindingView.class, page.links(), ask, headers);
    }

    @GET
    @Path("/{id}")
    @Needs(Permission.FINDINGS_READ)
    @Operation(
            operationId = "getFinding",
            summary = "Read a finding",
            description =
                    "With its history. Its ETag is another after every change and every look; If-None-Match saves the body.")
    @APIResponse(
            responseCode = "200",
            description = "The finding.",
            content = @Content(schema = @Schema(implementation = FindingDetailView.class)))
    @APIResponse(responseCode = "304", description = "Unchanged.")
    public Response get(
            @PathParam("id") @Parameter(description = "The finding's id.") UUID id,
            @HeaderParam("If-None-Match")
                    @Parameter(
                            description = "ETag that you have.",
                            example = "\"3\"",
                            schema = @Schema(maxLength = 200))
                    @Nullable
                    String known) {
        var finding = views.get(id);
        return ETags.known(known, etag(finding))
                ? Response.notModified().header(HttpHeaders.ETAG, etag(finding)).build()
                : answer(finding);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.FINDINGS_TRIAGE)
    @Operation(
            operationId = "updateFinding",
            summary = "Triage a finding",
            description = "Says who looks after it and what they think. What is left out stays; null takes it away.")
    @APIResponse(
            responseCode = "200",
            description = "The finding as it now is.",
            content = @Content(schema = @Schema(implementation = FindingDetailView.class)))
    public Response update(
            @PathParam("id") @Parameter(description = "The finding's id.") UUID id,
            @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch,
            TriageBody body) {
        var match = ETags.required(ifMatch);
        var finding = views.get(id);
        ETags.matchIfGiven(match, finding.version());
        var triage = body.checked();
        return answer(findings.triage(
                finding.id(),
                triage.assignee(),
                triage.note(),
                finding.version(),
                caller.principal(),
                clock.instant()));
    }

    private Response answer(Finding finding) {
        return Response.ok(views.withHistory(finding))
                .header(HttpHeaders.ETAG, etag(finding))
                .build();
    }

    private static String etag(Finding finding) {
        return ETags.of(finding.version(), finding.lastSeenAt());
    }
}
