package io.strongroom.api.batches;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Once;
import io.strongroom.api.batches.ItemResult.Place;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ProblemView.FieldView;
import io.strongroom.api.limits.Backlog;
import io.strongroom.api.limits.RateLimits;
import io.strongroom.domain.jobs.Batches;
import io.strongroom.domain.jobs.Idempotency.Answer;
import io.strongroom.domain.jobs.Rollout;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Takes in a batch that is one JSON array: all in one transaction, once per Idempotency-Key. */
@Singleton
public class ArrayIntake {
    private static final int MULTI_STATUS = 207;
    private static final int ACCEPTED = 202;
    private final Chunks chunks;
    private final Batches batches;
    private final Once once;
    private final Caller caller;
    private final RateLimits limits;
    private final Backlog backlog;
    private final InstantSource clock;

    ArrayIntake(
            Chunks chunks,
            Batches batches,
            Once once,
            Caller caller,
            RateLimits limits,
            Backlog backlog,
            InstantSource clock) {
        this.limits = limits;
        this.backlog = backlog;
        this.chunks = chunks;
        this.batches = batches;
        this.once = once;
        this.caller = caller;
        this.clock = clock;
    }

    /** How the array shall be taken. */
    enum Manner {
        EACH,
        ALL_OR_NONE,
        VALIDATE_ONLY
    }

    /** Answer to a JSON array. */
    @Schema(name = "BatchResult", description = "What came of each item, in order.")
    public record Result(
            @Schema(description = "One entry an item.", maxItems = 1000)
            List<ItemResult> items,

            @Schema(description = "And in all.") Summary summary) {}

    Response take(@Nullable String key, BatchBody body, Manner manner, Rollout rollout, int plainStatus) {
        var items = items(body);
        var principal = caller.principal();
        limits.spendLines(principal.userId(), items.size());
        if (manner == Manner.VALIDATE_ONLY) {
            var results = chunks.check(items, principal);
            var refused = results.stream().filter(one -> one.problem() != null).count();
            var tally = new Summary.Tally(results.size(), 0, 0, refused);
            var summary = Summary.nothing(null).plus(tally, results.size());
            return Response.status(MULTI_STATUS)
                    .entity(new Result(results, summary))
                    .build();
        }
        var needed = Once.required(key);
        var now = clock.instant();
        return once.answer(needed, "POST /job-batches", List.of(body, manner, rollout), now, () -> {
            if (manner == Manner.ALL_OR_NONE) {
                refuseIfAny(chunks.check(items, principal));
            }
            backlog.requireRoom();
            if (batches.named(principal.userId(), needed).isPresent()) {
                throw new Rejected(
                        ProblemCode.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key was used for a stream. Use a new key for a new request.");
            }
            var id = batches.open(principal, needed, rollout, now);
            var outcome = chunks.keep(items, principal, id, now);
            batches.complete(id, now);
            var summary = Summary.nothing(id.toString()).plus(outcome.tally(), items.size());
            return Answer.of(
                    manner == Manner.ALL_OR_NONE ? ACCEPTED : plainStatus,
                    ApiPaths.batch(id),
                    Json.write(new Result(outcome.results(), summary)));
        });
    }

    private static List<Chunks.Item> items(BatchBody body) {
        var asked = Optional.ofNullable(body.items()).orElseGet(List::of);
        if (asked.isEmpty()) {
            throw Rejected.field("/items", "min-items", "must have at least one job");
        }
        if (asked.size() > BatchBody.MOST_ITEMS) {
            throw new Rejected(
                    ProblemCode.PAYLOAD_TOO_LARGE,
                    "An array may have " + BatchBody.MOST_ITEMS + " items. Send more as application/x-ndjson.");
        }
        var items = new ArrayList<Chunks.Item>(asked.size());
        for (var job : asked) {
            var place = Place.index(items.size());
            items.add(
                    job == null
                            ? Chunks.Item.unreadable(place, Problem.of(ProblemCode.VALIDATION_FAILED, "must be a job"))
                            : Chunks.Item.of(place, job, job.clientToken()));
        }
        return items;
    }

    private static void refuseIfAny(List<ItemResult> results) {
        var errors = new ArrayList<FieldError>();
        for (var result : results) {
            var problem = result.problem();
            if (problem != null) {
                var at = "/items/" + result.index();
                var fields = problem.errors().isEmpty()
                        ? List.of(new FieldView("", problem.code(), problem.detail()))
                        : problem.errors();
                fields.forEach(field -> errors.add(new FieldError(at + field.pointer(), field.code(), field.detail())));
            }
        }
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
    }
}
