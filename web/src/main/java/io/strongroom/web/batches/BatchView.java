package io.strongroom.web.batches;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.jobs.Batch;
import io.strongroom.domain.jobs.Batches;
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
        var total = Math.max(1, total());
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

    public long total() {
        return batch.byState().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether nothing moves any more without a person. */
    public boolean finished() {
        return batch.complete() && batch.done() >= total();
    }

    BatchView still() {
        return new BatchView(batch, failures, accounts, mayControl, 0);
    }

    /** Changes when anything that moves by itself does. */
    public String tag() {
        return "\"" + Integer.toHexString(Objects.hash(batch, failures)) + "\"";
    }

    public boolean retryable() {
        return mayControl && batch.byState().getOrDefault("FAILED", 0L) > 0;
    }

    public boolean cancellable() {
        return mayControl && batch.done() < total();
    }
}
