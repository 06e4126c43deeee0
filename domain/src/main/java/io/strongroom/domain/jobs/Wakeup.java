package io.strongroom.domain.jobs;

import io.strongroom.domain.accounts.AccountId;
import java.util.List;

/**
 * Tells workers to look at jobs. It carries ids only: the rows are the truth.
 *
 * @param jobs 1 to {@value #MOST} jobs of one account
 */
public record Wakeup(AccountId account, List<JobId> jobs) {
    /** So many ids fit well into one message. */
    public static final int MOST = 50;

    public Wakeup {
        jobs = List.copyOf(jobs);
        if (jobs.isEmpty() || jobs.size() > MOST) {
            throw new IllegalArgumentException("jobs: 1 to " + MOST);
        }
    }
}
