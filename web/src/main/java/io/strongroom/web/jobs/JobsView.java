package io.strongroom.web.jobs;

import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.remediations.RemediationSpec;
import io.strongroom.web.format.Chip;
import io.strongroom.web.format.JobWords;
import java.util.List;
import java.util.Map;

/**
 * A page of jobs.
 *
 * @param counts jobs by state under the same filter, whatever state is chosen
 * @param next address of the jobs after these; empty text on the last page
 */
record JobsView(JobFilter filter, List<Job> jobs, Map<String, Long> counts, String next, List<RemediationSpec> specs) {
    private static final long COUNTED_TO = 10_000;

    /** A state that the list can be narrowed to. */
    record StateLink(String label, Chip chip, String count, String href, boolean current) {}

    public List<StateLink> states() {
        return JobWords.LABELS.stream()
                .filter(label -> counts.getOrDefault(label, 0L) > 0 || label.equals(filter.state()))
                .map(label -> new StateLink(
                        label,
                        JobWords.chipOf(label),
                        count(counts.getOrDefault(label, 0L)),
                        filter.withState(label.equals(filter.state()) ? "" : label),
                        label.equals(filter.state())))
                .toList();
    }

    public List<String> labels() {
        return JobWords.LABELS;
    }

    public String wordsOf(String label) {
        return JobWords.chipOf(label).text();
    }

    private static String count(long n) {
        return n >= COUNTED_TO ? COUNTED_TO + "+" : Long.toString(n);
    }
}
