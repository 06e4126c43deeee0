package io.strongroom.worker.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.ChangeState;
import io.strongroom.domain.changes.PlannedChange;
import io.strongroom.domain.changes.Standing;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.JobLeases;
import io.strongroom.domain.jobs.Lease;
import io.strongroom.domain.jobs.LeasedJob;
import io.strongroom.domain.jobs.Outcome;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.worker.aws.Applied;
import io.strongroom.worker.aws.AwsChanges;
import io.strongroom.worker.aws.AwsFailure;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One run through a plan's changes. Each is looked at, intended, called and noted, in this order, so that a run that dies
 * anywhere can be gone on with by another: what was intended is looked at again and never simply called again.
 */
final class Applying {
    /** The working parts, the same for every run. */
    record Parts(
            JobLeases leases,
            LeaseKeeper keeper,
            Readings readings,
            AwsChanges changes,
            Failures failures,
            Pauses pauses,
            InstantSource clock) {}

    private final Parts parts;
    private final LeasedJob leased;
    private final Lease lease;
    private final AwsAccount reading;
    private final IntFunction<AwsAccount> changing;
    private final Map<Integer, String> made = new HashMap<>();
    private boolean appliedNow;

    /** @param changing the session that makes a change, by its place in the plan */
    Applying(Parts parts, LeasedJob leased, AwsAccount reading, IntFunction<AwsAccount> changing) {
        this.parts = parts;
        this.leased = leased;
        this.lease = leased.lease();
        this.reading = reading;
        this.changing = changing;
    }

    /** Goes through all changes. Empty when each is applied or needed nothing, else why it ended. */
    Optional<Outcome> all(List<PlannedChange> changes, String planDigest, int attempt) {
        for (var change : changes) {
            if (change.state() == ChangeState.APPLIED || change.state() == ChangeState.SKIPPED) {
                change.made().ifPresent(arn -> made.put(change.n(), arn));
                continue;
            }
            var canceller = parts.leases().cancelRequestedBy(lease);
            if (canceller.isPresent()) {
                return Optional.of(new Outcome.Stopped(canceller.get()));
            }
            var one = new OneChange(change, Token.of(lease.job(), change.n(), planDigest), attempt);
            var ended = one.bring();
            if (ended.isPresent()) {
                return ended;
            }
        }
        return Optional.empty();
    }

    /** Whether anything was changed by this job, in this run or an earlier one. */
    boolean changedAnything(List<PlannedChange> changes) {
        return appliedNow || changes.stream().anyMatch(change -> change.state() == ChangeState.APPLIED);
    }

    /** What one look at a change, and perhaps its call, came to. */
    private sealed interface Step {
        /** Nothing is left to do. */
        record Settled() implements Step {}

        /** Look again; should it stay like this, the outcome stands. */
        record Unsettled(Outcome otherwise) implements Step {}

        /** No use in looking again. */
        record Ended(Outcome outcome) implements Step {}
    }

    /** One change on its way. */
    private final class OneChange {
        private final String token;
        private final int attempt;
        private final Change wanted;
        /** An earlier run came as far as to intend it, so what is there may be our own doing. */
        private final boolean ours;

        private PlannedChange noted;
        private boolean called;

        OneChange(PlannedChange change, String token, int attempt) {
            this.noted = change;
            this.token = token;
            this.attempt = attempt;
            this.wanted = change.change().resolved(made);
            this.ours =
                    change.state() == ChangeState.INTENDED || change.applied().isPresent();
        }

        Optional<Outcome> bring() {
            var settling = Pauses.SETTLING;
            Step step = step(0);
            for (int look = 1; step instanceof Step.Unsettled && look <= settling.size(); look++) {
                parts.pauses().pause(settling.get(look - 1));
                step = step(look);
            }
            return switch (step) {
                case Step.Settled settled -> Optional.empty();
                case Step.Unsettled(var otherwise) -> ended(otherwise);
                case Step.Ended(var outcome) -> ended(outcome);
            };
        }

        private Optional<Outcome> ended(Outcome outcome) {
            if (outcome instanceof Outcome.GiveUp gaveUp && gaveUp.conclusion() == Conclusion.ERROR) {
                note(ChangeState.FAILED, noted.applied(), noted.made(), noted.requestIds());
            }
            return Optional.of(outcome);
        }

        private Step step(int look) {
            parts.keeper().require(lease);
            var current = parts.readings().state(reading, wanted.facet());
            return switch (Standing.of(wanted, current)) {
                case DONE -> done(current);
                case TO_DO -> mayStillShow(look) ? new Step.Unsettled(unanswered()) : call(current);
                case HALFWAY -> ours || called ? call(current) : new Step.Unsettled(stale());
                case ASTRAY -> new Step.Unsettled(stale());
            };
        }

        /** Whether an earlier call, ours or the one just made, may have worked without showing yet. */
        private boolean mayStillShow(int look) {
            if (called) {
                return true;
            }
            boolean late = wanted.facet() instanceof WritableFacet.Kms || wanted.facet() instanceof WritableFacet.Iam;
            return noted.state() == ChangeState.INTENDED && look < (late ? Pauses.SETTLING.size() : 1);
        }

        private Step done(Optional<JsonNode> current) {
            var arn = arn(current);
            if (ours || called) {
                var change = noted.applied().orElse(wanted);
                note(ChangeState.APPLIED, Optional.of(change), arn, noted.requestIds());
                appliedNow = true;
            } else {
                note(ChangeState.SKIPPED, Optional.empty(), arn, noted.requestIds());
            }
            return new Step.Settled();
        }

        private Step call(Optional<JsonNode> current) {
            // Before the intent is noted: when there is no way in, nothing was going to be called.
            var account = changing.apply(noted.n());
            var change = new Change(wanted.facet(), current, wanted.after());
            // What was there before the first call is what a roll-back has to bring back.
            var origin = noted.applied().orElse(change);
            if (noted.state() != ChangeState.INTENDED || noted.applied().isEmpty()) {
                note(ChangeState.INTENDED, Optional.of(origin), Optional.empty(), noted.requestIds());
            }
            parts.keeper().require(lease);
            called = true;
            try {
                var applied = parts.changes().apply(account, change, token);
                note(ChangeState.APPLIED, Optional.of(origin), arnOf(applied, current), applied.requestIds());
                appliedNow = true;
                return new Step.Settled();
            } catch (SdkException e) {
                return refused(e);
            }
        }

        private Step refused(SdkException exception) {
            var failure = AwsFailure.of(exception);
            var outcome = parts.failures().aws(failure, attempt);
            return switch (failure.kind()) {
                // The call may have worked: only a look can tell.
                case TIMED_OUT, TRANSIENT -> new Step.Unsettled(outcome);
                case THROTTLED, SYSTEMIC -> {
                    note(ChangeState.PLANNED, noted.applied(), Optional.empty(), noted.requestIds());
                    yield new Step.Ended(outcome);
                }
                case DENIED, UNSUPPORTED -> new Step.Ended(outcome);
                case PERMANENT -> permanent(outcome);
            };
        }

        /** What this very plan has made may not be known everywhere yet; or an earlier call of ours was first. */
        private Step permanent(Outcome outcome) {
            called = false;
            if (ours) {
                return new Step.Unsettled(outcome);
            }
            note(ChangeState.PLANNED, noted.applied(), Optional.empty(), noted.requestIds());
            return appliedNow ? new Step.Unsettled(outcome) : new Step.Ended(outcome);
        }

        private Outcome unanswered() {
            return new Outcome.RetryAfter(
                    parts.failures().backoff(attempt),
                    Problem.of(
                            ProblemCode.AWS_ERROR,
                            "AWS did not say whether " + wanted.facet().label()
                                    + " was changed, and it does not show. It is looked at again before anything is called."));
        }

        private Outcome stale() {
            return new Outcome.GiveUp(
                    Conclusion.STALE,
                    Problem.of(
                            ProblemCode.PLAN_STALE,
                            wanted.facet().label()
                                    + " is neither as the plan saw it nor as it is wanted. Nothing more was touched;"
                                    + " retry the job for a new plan."));
        }

        private Optional<String> arnOf(Applied applied, Optional<JsonNode> current) {
            var arn = applied.made().or(() -> arn(current));
            arn.ifPresent(value -> made.put(noted.n(), value));
            return arn;
        }

        private Optional<String> arn(Optional<JsonNode> current) {
            var arn = current.flatMap(state -> text(state, "keyArn").or(() -> text(state, "arn")));
            arn.ifPresent(value -> made.put(noted.n(), value));
            return arn;
        }

        private void note(ChangeState state, Optional<Change> applied, Optional<String> arn, List<String> requestIds) {
            Instant now = parts.clock().instant();
            noted = new PlannedChange(noted.n(), noted.change(), state, applied, arn, requestIds, Optional.of(now));
            parts.leases().record(lease, noted, now);
        }
    }

    private static Optional<String> text(JsonNode state, String field) {
        @Nullable JsonNode value = state.get(field);
        return value != null && value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }
}
