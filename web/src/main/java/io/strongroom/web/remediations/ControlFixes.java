package io.strongroom.web.remediations;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.FindingQuery;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.domain.findings.Findings;
import io.strongroom.domain.jobs.Batch;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.Batches;
import io.strongroom.domain.jobs.JobRequests;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.Rollout;
import io.strongroom.domain.remediations.RemediationSpec;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.accounts.Reach;
import io.strongroom.web.controls.ControlLine;
import io.strongroom.web.controls.ControlLines;
import io.strongroom.web.findings.FindingFilter;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds what fails a control, and asks for the jobs that repair it. */
@Singleton
class ControlFixes {
    /** At most so many resources at once: what a person can still look through. */
    static final int MOST = 200;

    private final Findings findings;
    private final ControlLines controls;
    private final JobRequests requests;
    private final Jobs jobs;
    private final Batches batches;
    private final Reach reach;
    private final InstantSource clock;

    ControlFixes(
            Findings findings,
            ControlLines controls,
            JobRequests requests,
            Jobs jobs,
            Batches batches,
            Reach reach,
            InstantSource clock) {
        this.findings = findings;
        this.controls = controls;
        this.requests = requests;
        this.jobs = jobs;
        this.batches = batches;
        this.reach = reach;
        this.clock = clock;
    }

    /** Open failures of the control that match, up to {@link #MOST}. */
    List<Finding> failing(ControlLine control, FindingFilter filter, Optional<Set<AccountId>> visible) {
        var asked = filter.query(controls::family, visible, MOST).of(control.id());
        return findings.list(new FindingQuery(
                asked.controls(),
                asked.accounts(),
                asked.regions(),
                asked.severities(),
                Set.of(FindingStatus.OPEN),
                Set.of("FAIL"),
                asked.resource(),
                asked.assignee(),
                visible,
                Optional.empty(),
                MOST));
    }

    /** All that the person reaches. */
    List<Finding> failing(ControlLine control, Principal person) {
        var everything = FindingFilter.of(new jakarta.ws.rs.core.MultivaluedHashMap<>());
        return failing(control, everything, reach.visible(person));
    }

    /**
     * One job for each finding, in one batch. All are checked before any is asked for, and sending the form twice makes
     * them once.
     *
     * @throws io.strongroom.domain.problems.Rejected what {@link JobRequests#check} objects
     */
    BatchId submit(RemediationSpec spec, List<Finding> chosen, MultivaluedMap<String, String> sent, Principal person) {
        var wanted = chosen.stream()
                .map(finding -> ControlFixForm.request(spec, finding, sent))
                .map(request -> requests.check(request, person, Optional.empty()))
                .toList();
        var now = clock.instant();
        var batch = batches.open(person, Objects.requireNonNullElse(sent.getFirst("token"), ""), rollout(sent), now);
        if (batches.find(batch).filter(Batch::complete).isPresent()) {
            return batch;
        }
        var accepted = jobs.accept(wanted.stream().map(job -> job.in(batch)).toList(), now);
        var made = accepted.stream().filter(Jobs.Accepted::made).count();
        batches.count(batch, accepted.size(), made, accepted.size() - made, 0);
        batches.complete(batch, now);
        return batch;
    }

    /** Whoever lets a few go first wants to know of the first failure. */
    private static Rollout rollout(MultivaluedMap<String, String> sent) {
        return "waves".equals(sent.getFirst("rollout"))
                ? new Rollout(Rollout.Pace.WAVES, OptionalInt.of(0))
                : Rollout.atOnce();
    }
}
