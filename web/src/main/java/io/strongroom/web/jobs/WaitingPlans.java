package io.strongroom.web.jobs;

import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobQuery;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.remediations.Approval;
import io.strongroom.domain.remediations.PlanSummary;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.accounts.Reach;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans that wait for people. */
@Singleton
public class WaitingPlans {
    /** At most so many are looked at. */
    public static final int MOST = 200;

    private static final Comparator<Waiting> RISKIEST_FIRST = Comparator.comparing(
                    (Waiting waiting) -> waiting.plan().riskClass())
            .reversed()
            .thenComparing(waiting -> waiting.job().updatedAt());

    private final Jobs jobs;
    private final Reach reach;
    private final InstantSource clock;

    WaitingPlans(Jobs jobs, Reach reach, InstantSource clock) {
        this.jobs = jobs;
        this.reach = reach;
        this.clock = clock;
    }

    /** A plan that waits, and why not for this person; empty text when it does. */
    record Waiting(Job job, PlanSummary plan, String whyNot) {}

    /** Riskiest first, then longest waiting. */
    List<Waiting> of(Principal person) {
        var query = new JobQuery(
                Set.of("AWAITING_APPROVAL"),
                Set.of(),
                Set.of(),
                Optional.empty(),
                reach.visible(person),
                Optional.empty(),
                MOST);
        var now = clock.instant();
        return jobs.list(query).stream()
                .flatMap(job -> job.plan().map(plan -> waiting(job, plan, person, now)).stream())
                .sorted(RISKIEST_FIRST)
                .toList();
    }

    /** How many the person can decide on, up to {@link #MOST}; none is looked at for who may not decide at all. */
    public long mine(Principal person) {
        return person.may(Permission.JOBS_APPROVE)
                ? of(person).stream()
                        .filter(waiting -> waiting.whyNot().isEmpty())
                        .count()
                : 0;
    }

    private Waiting waiting(Job job, PlanSummary plan, Principal person, Instant now) {
        // Most plans have no approval yet: those need no look at who gave them.
        List<Approval> given = plan.approvals() == 0 ? List.of() : jobs.approvals(job.id());
        return new Waiting(
                job, plan, Decisions.obstacle(job, plan, person, given, now).orElse(""));
    }
}
