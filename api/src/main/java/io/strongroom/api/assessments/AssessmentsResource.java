package io.strongroom.api.assessments;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.access.Once;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.jobs.Idempotency.Answer;
import io.strongroom.domain.json.Json;
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
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Asking for assessments and following them. */
@Path(ApiPaths.V1 + "/assessments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "assessments", description = "Looks at accounts, whose verdicts become findings and posture.")
public class AssessmentsResource {
    private static final int ACCEPTED = 202;
    private static final int SECONDS = 2;

    private final Assessments assessments;
    private final VisibleAssessments visible;
    private final Accounts accounts;
    private final ControlCatalog controls;
    private final Once once;
    private final Caller caller;
    private final InstantSource clock;

    AssessmentsResource(
            Assessments assessments,
            VisibleAssessments visible,
            Accounts accounts,
            ControlCatalog controls,
            Once once,
            Caller caller,
            InstantSource clock) {
        this.assessments = assessments;
        this.visible = visible;
        this.accounts = accounts;
        this.controls = controls;
        this.once = once;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.ASSESSMENTS_RUN)
    @Operation(
            operationId = "createAssessment",
            summary = "Ask for an assessment",
            description =
                    "Of the accounts that you name, or with {} of every active one within your reach; by the controls that you name, or by all. An account that is being assessed by the same controls stays with the assessment that has it.")
    @APIResponse(
            responseCode = "202",
            description = "Accepted; Location names the assessment.",
            headers = @Header(name = "Location", description = "Where it is.", schema = @Schema(maxLength = 200)),
            content = @Content(schema = @Schema(implementation = AssessmentView.class)))
    public Response create(@HeaderParam("Idempotency-Key") @Nullable String key, AssessmentBody body) {
        var now = clock.instant();
        var answer = once.answerMaybe(key, "POST /assessments", body, now, () -> {
            var meant = body.checked(reached());
            var asked = assessments.request(
                    meant, body.chosen(controls), caller.principal().name(), now);
            return Answer.of(ACCEPTED, ApiPaths.assessment(asked.id()), Json.write(visible.view(asked)));
        });
        return Response.fromResponse(answer)
                .header(HttpHeaders.RETRY_AFTER, SECONDS)
                .build();
    }

    private Map<String, Account> reached() {
        return accounts.all().stream()
                .filter(caller.principal()::reaches)
                .collect(Collectors.toMap(account -> account.id().value(), account -> account));
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Lists.NDJSON})
    @Needs(Permission.FINDINGS_READ)
    @Operation(
            operationId = "listAssessments",
            summary = "List assessments",
            description =
                    "Newest first. Callers bounded to accounts see those that look at one of theirs, counted by theirs alone.")
    @APIResponse(
            responseCode = "200",
            description = "A page of assessments.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AssessmentView.Page.class)),
                @Content(
                        mediaType = Lists.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One Assessment a line."))
            })
    public Response list(@BeanParam ListAsk ask, @Context UriInfo uri, @Context HttpHeaders headers) {
        var page = visible.page(ask, Lists.here(uri));
        return Lists.answer(page, AssessmentView.class, page.links(), ask, headers);
    }

    @GET
    @Path("/{id}")
    @Needs(Permission.FINDINGS_READ)
    @Operation(
            operationId = "getAssessment",
            summary = "Read an assessment",
            description =
                    "How far it is, and by the page what became of each account and what could not be read there. Whoever only waits for its end asks with limit=1.")
    public AssessmentDetailView get(
            @PathParam("id") @Parameter(description = "The assessment's id.") UUID id,
            @QueryParam("limit")
                    @Parameter(
                            description = "Most accounts; 50, at most 500.",
                            example = "50",
                            schema = @Schema(pattern = "^[0-9]{1,9}$"))
                    @Nullable
                    String limit,
            @QueryParam("cursor")
                    @Parameter(description = "nextCursor of the page before.", schema = @Schema(maxLength = 500))
                    @Nullable
                    String cursor,
            @Context UriInfo uri) {
        return visible.get(id, limit, cursor, Lists.here(uri));
    }
}
