package io.strongroom.api.jobs;

import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ETags;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Submitting and finding jobs. */
@Path(ApiPaths.V1 + "/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "jobs", description = "One remediation on one target each.")
public class JobsResource {
    private final JobSubmission submission;
    private final JobSearch search;
    private final VisibleJobs visible;

    JobsResource(JobSubmission submission, JobSearch search, VisibleJobs visible) {
        this.submission = submission;
        this.search = search;
        this.visible = visible;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.JOBS_SUBMIT)
    @Operation(
            operationId = "submitJob",
            summary = "Ask for a job",
            description = "Accepts one remediation on one target. What is wrong is told all at once.")
    @APIResponse(
            responseCode = "202",
            description = "Accepted; Location names the job.",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    @APIResponse(
            responseCode = "200",
            description = "An earlier job with the same clientToken, or validateOnly and nothing was wrong.",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response submit(
            @HeaderParam("Idempotency-Key") @Parameter(required = true) @Nullable String key,
            @QueryParam("validateOnly") @Nullable String validateOnly,
            JobBody body) {
        return Lists.flag("validateOnly", validateOnly) ? submission.validate(body) : submission.submit(key, body);
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Lists.NDJSON})
    @Needs(Permission.JOBS_READ)
    @Operation(
            operationId = "listJobs",
            summary = "List jobs",
            description =
                    "Newest first. With Accept: application/x-ndjson one job a line and the next page in the Link header.")
    @APIResponse(
            responseCode = "200",
            description = "A page of jobs.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = JobSearch.Page.class)),
                @Content(
                        mediaType = Lists.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One Job a line."))
            })
    public Response list(
            @QueryParam("state")
                    @Parameter(
                            description = "Only these states, comma-separated.",
                            example = "FAILED,RETRYING",
                            schema = @Schema(maxLength = 300))
                    @Nullable
                    String state,
            @QueryParam("account")
                    @Parameter(
                            description = "Only these accounts, comma-separated.",
                            example = "123456789012",
                            schema = @Schema(maxLength = 2000))
                    @Nullable
                    String account,
            @QueryParam("remediation")
                    @Parameter(
                            description = "Only these remediations, comma-separated.",
                            example = "create-backup-key",
                            schema = @Schema(maxLength = 2000))
                    @Nullable
                    String remediation,
            @QueryParam("sort")
                    @Parameter(description = "Only -createdAt.", schema = @Schema(enumeration = "-createdAt"))
                    @Nullable
                    String sort,
            @BeanParam ListAsk ask,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Lists.requireNewestFirst(sort);
        var page = search.page(new JobSearch.Plain(state, account, remediation, null), ask, Lists.here(uri));
        return Lists.answer(page, JobView.class, page.links(), ask, headers);
    }

    @GET
    @Path("/{id}")
    @Needs(Permission.JOBS_READ)
    @Operation(
            operationId = "getJob",
            summary = "Read a job",
            description = "Its ETag rises with every change; If-None-Match saves the body.")
    @APIResponse(
            responseCode = "200",
            description = "The job.",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    @APIResponse(responseCode = "304", description = "Unchanged.")
    public Response get(
            @PathParam("id") @Parameter(description = "The job's id.") UUID id,
            @HeaderParam("If-None-Match")
                    @Parameter(
                            description = "ETag that you have.",
                            example = "\"3\"",
                            schema = @Schema(maxLength = 200))
                    @Nullable
                    String known) {
        var job = visible.get(id);
        var response =
                ETags.known(known, ETags.of(job.version())) ? Response.notModified() : Response.ok(JobView.of(job));
        return response.header(HttpHeaders.ETAG, ETags.of(job.version())).build();
    }
}
