package io.strongroom.api.deadletters;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.api.http.Paging;
import io.strongroom.domain.filters.Filter;
import io.strongroom.domain.jobs.DeadLetters;
import io.strongroom.domain.jobs.DeadLetters.DeadLetter;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
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
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Messages that the queue gave up on. */
@Path(ApiPaths.V1 + "/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dead-letters", description = "Messages that the queue gave up on.")
public class DeadLettersResource {
    private static final int LOOKED_THROUGH = 10_000;
    private static final List<String> KEYS = List.of("job", Filter.AGE);
    /** Their order is that of the port: by time, then by id. */
    private static final Paging.Order<LetterView> ORDER = new Paging.Order<>(
            LetterView::position, (letter, position) -> letter.position().compareTo(position) < 0);

    private final DeadLetters letters;
    private final Caller caller;
    private final Paging paging;
    private final InstantSource clock;

    DeadLettersResource(DeadLetters letters, Caller caller, Paging paging, InstantSource clock) {
        this.paging = paging;
        this.letters = letters;
        this.caller = caller;
        this.clock = clock;
    }

    /** A dead letter on the wire. */
    @Schema(name = "DeadLetter", description = "A message that the queue gave up on.")
    public record LetterView(
            @Schema(description = "Its id here.", examples = "0193a6f2-7c1e-7a44-8f5e-000000000007", format = "uuid")
            String id,

            @Schema(description = "Its id in the queue.", examples = "a1b2c3d4", maxLength = 200)
            String messageId,

            @Schema(description = "What it said.", examples = "{}", maxLength = 262_144)
            String body,

            @Schema(description = "The jobs that it told of; none when it could not be read.", maxItems = 50)
            List<String> jobs,

            @Schema(description = "How often it was received.", examples = "5", minimum = "0")
            int receiveCount,

            @Schema(description = "When the queue gave up.", examples = "2026-11-24T06:00:00Z", format = "date-time")
            Instant at) {
        /** Sorts as the letters do: in UTC, with as many digits each. */
        private String position() {
            return "%019d %s".formatted(at.toEpochMilli() * 1000 + at.getNano() / 1000 % 1000, id);
        }

        static LetterView of(DeadLetter letter) {
            return new LetterView(
                    letter.id().toString(),
                    letter.messageId(),
                    letter.body(),
                    letter.jobs().stream().map(JobId::toString).toList(),
                    letter.receiveCount(),
                    letter.at());
        }
    }

    /** Dead letters on the wire. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DeadLetterList", description = "Dead letters, newest first.")
    public record Page(
            @Schema(description = "Those not yet redriven.", maxItems = 500)
            List<LetterView> items,

            @Schema(description = "Where to go on; absent at the end.", maxLength = 500) @Nullable
            String nextCursor,

            @Schema(description = "How many there are in all, up to 10000+.", examples = "10000+", maxLength = 10)
            @Nullable
            String count,

            @Schema(description = "This page and the next.") Lists.Links links,

            @Schema(
                    description =
                            "Accounts that could not be asked and are missing here; none, as this comes of what is stored.",
                    maxItems = 10_000)
            List<String> unreachable) {}

    /** What a redrive did. */
    @Schema(name = "Redriven", description = "What a redrive did.")
    public record Redriven(
            @Schema(description = "Jobs that were due and are told of again.", examples = "3", minimum = "0")
            int jobs) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, Lists.NDJSON})
    @Needs(Permission.QUEUE_READ)
    @Operation(
            operationId = "listDeadLetters",
            summary = "List dead letters",
            description =
                    "Newest first, those not yet redriven. Callers bounded to accounts see those whose jobs they all reach.")
    @APIResponse(
            responseCode = "200",
            description = "A page of dead letters.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Page.class)),
                @Content(
                        mediaType = Lists.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One DeadLetter a line."))
            })
    public Response list(@BeanParam ListAsk ask, @Context UriInfo uri, @Context HttpHeaders headers) {
        var now = clock.instant();
        var terms = Filter.parse(Paging.filter(ask), KEYS);
        var about = terms.values("job");
        var before = terms.madeBefore(now);
        var after = terms.madeAfter(now);
        var found = letters.waiting(caller.visible(), LOOKED_THROUGH).stream()
                .filter(letter -> before.stream().allMatch(letter.at()::isBefore))
                .filter(letter -> after.stream().allMatch(letter.at()::isAfter))
                .map(LetterView::of)
                .filter(letter -> about.isEmpty() || letter.jobs().stream().anyMatch(about::contains))
                .toList();
        var part = paging.part(ask, "dead-letters", found, ORDER);
        var links = Lists.Links.of(Lists.here(uri), part.next());
        var page = new Page(part.items(), part.next(), part.count(), links, List.of());
        return Lists.answer(page, LetterView.class, links, ask, headers);
    }

    @POST
    @Path("/{id}/redrive")
    @Needs(Permission.QUEUE_REDRIVE)
    @Operation(
            operationId = "redriveDeadLetter",
            summary = "Tell workers again",
            description = "Of the message's jobs that are due.")
    public Redriven redrive(@PathParam("id") @Parameter(description = "The dead letter's id.") UUID id) {
        var letter = letters.find(id, caller.visible()).orElseThrow(() -> Rejected.notFound("dead letter"));
        return new Redriven(letters.redrive(letter.id(), caller.principal(), clock.instant()));
    }
}
