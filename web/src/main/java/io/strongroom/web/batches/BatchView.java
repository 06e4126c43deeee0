package io.strongroom.web.batches;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.jobs.Batch;
import io.strongroom.domain.jobs.Batches;
import io.strongroom.domain.jobs.Rollout;
import io.strongroom.web.format.Chip;
import io.strongroom.web.format.JobWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A batch, how far it is, and what failed alike.
 *
 * @param refresh seconds after which a browser without script loads the page again; 0 for never
 */
record BatchView(
        Batch batch, List<Batches.FailureGroup> failures, List<OfAccount> accounts, boolean mayControl, int refresh) {
    private static final int WIDTH = 1000;

    /** How many jobs of the batch work on an account. */
    record OfAccount(AccountId id, String name, long jobs) {}

    /** A piece of the bar: {@code x} and {@code width} of 1000. */
    record Slice(Chip chip, String label, long jobs, long x, long width) {}

    public List<Slice> slices() {
        var total = Math.max(1, batch.jobs());
        var slices = new ArrayList<Slice>();
        var before = 0L;
        for (var label : JobWords.LABELS) {
            var jobs = batch.byState().getOrDefault(label, 0L);
            if (jobs > 0) {
                var x = before * WIDTH / total;
                before += jobs;
                slices.add(new Slice(JobWords.chipOf(label), label, jobs, x, before * WIDTH / total - x));
            }
        }
        return slices;
    }

    /** Whether nothing moves any more without a person. */
    public boolean finished() {
        return batch.state() == Batch.State.FINISHED;
    }

    /** What the batch as a whole is doing. */
    public Chip chip() {
        return JobWords.chip(batch);
    }

    /** The same for who hears of it. */
    public String words() {
        return switch (batch.state()) {
            case PAUSED -> "paused";
            case RUNNING -> "going on";
            case FINISHED -> failed() > 0 ? "finished, " + failed() + " failed" : "all done";
        };
    }

    /** Whether it stands still because more failed than was allowed. */
    public boolean stopped() {
        return batch.paused() && batch.rolling().stoppedAfter().isPresent();
    }

    /** How many had failed by then. */
    public long stoppedAfter() {
        return batch.rolling().stoppedAfter().orElse(0);
    }

    /** How many may fail; empty text for any number. */
    public String maxErrors() {
        var most = batch.rolling().rollout().maxErrors();
        return most.isPresent() ? Integer.toString(most.getAsInt()) : "";
    }

    /** Which wave goes and what waits for the next; empty text where all go at once. */
    public String wave() {
        var rolling = batch.rolling();
        if (rolling.rollout().pace() == Rollout.Pace.AT_ONCE) {
            return "";
        }
        var held = rolling.held() == 0 ? "the last one" : rolling.held() + " jobs wait for the next";
        return rolling.wave() == 0 ? "the first is about to begin" : rolling.wave() + " of 3, " + held;
    }

    private long failed() {
        return batch.byState().getOrDefault("FAILED", 0L);
    }

    BatchView still() {
        return new BatchView(batch, failures, accounts, mayControl, 0);
    }

    /** Changes when anything that moves by itself does. */
    public String tag() {
        return "\"" + Integer.toHexString(Objects.hash(batch, failures)) + "\"";
    }

    public boolean retryable() {
        return mayControl && failed() > 0;
    }

    public boolean cancellable() {
        return mayControl && batch.done() < batch.jobs();
    }

    public boolean pausable() {
        return mayControl && batch.state() == Batch.State.RUNNING;
    }

    public boolean resumable() {
        return mayControl && batch.state() == Batch.State.PAUSED;
    }
}
