package io.strongroom.domain.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.problems.Problem;
import java.time.Duration;

/** What a worker says of a job when it lets go of it. */
public sealed interface Outcome {
    /** Finished well. {@code outputs} is an object with what was made or found. */
    record Done(Conclusion conclusion, JsonNode outputs) implements Outcome {}

    /** The plan is made and that was all that was asked for. */
    record Planned() implements Outcome {}

    /** The plan is made and needs people. */
    record NeedsApproval() implements Outcome {}

    /** A failure that may pass: again after the delay, if attempts are left. */
    record RetryAfter(Duration delay, Problem cause) implements Outcome {}

    /** Not now, through no fault of the job: a budget, a throttle, a contended resource. Spends no attempt. */
    record Snooze(Duration delay, String reason) implements Outcome {}

    /** It will not work, however often it is tried. */
    record GiveUp(Conclusion conclusion, Problem problem) implements Outcome {}

    /** A person asked it to stop, and it did so between two changes. {@code by} is that person's sign-in name. */
    record Stopped(String by) implements Outcome {}
}
