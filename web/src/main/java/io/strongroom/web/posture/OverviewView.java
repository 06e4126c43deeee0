package io.strongroom.web.posture;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.posture.Counts;
import io.strongroom.web.accounts.AccountPosture;
import io.strongroom.web.assessments.AssessmentView;
import io.strongroom.web.events.Feed;
import io.strongroom.web.format.PostureWords;
import io.strongroom.web.format.Words;
import io.strongroom.web.incidents.ActiveIncidents;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The overview.
 *
 * @param mine plans that wait for the person
 * @param waiting plans that wait for anyone
 * @param running the progress of an assessment that is under way
 */
record OverviewView(
        List<AccountPosture> accounts,
        long mine,
        long waiting,
        long failed,
        Heatmap heat,
        Trend trend,
        Optional<AssessmentView> running,
        ActiveIncidents.Burning incidents,
        Feed.Look feed,
        List<Job> recent,
        boolean mayAssess,
        boolean mayManage,
        Instant now) {
    /** Data older than this is told apart. */
    private static final Duration STALE = Duration.ofDays(2);

    /** Whether nothing was ever assessed within the person's scope. */
    public boolean firstRun() {
        return accounts.stream().noneMatch(AccountPosture::assessed);
    }

    public long active() {
        return accounts.stream().filter(AccountPosture::active).count();
    }

    public long answered() {
        return accounts.stream().filter(one -> one.active() && one.assessed()).count();
    }

    public long blind() {
        return accounts.stream().filter(AccountPosture::blind).count();
    }

    public long critical() {
        return accounts.stream().mapToLong(AccountPosture::critical).sum();
    }

    public Counts total() {
        return accounts.stream().map(AccountPosture::total).reduce(Counts.NONE, Counts::plus);
    }

    public long criticalUnknown() {
        return accounts.stream()
                .mapToLong(one -> one.of(Severity.CRITICAL).unknown())
                .sum();
    }

    public String score() {
        return PostureWords.percent(total().score());
    }

    public String confidence() {
        return PostureWords.percent(total().confidence());
    }

    private Optional<Duration> oldest() {
        return accounts.stream()
                .flatMap(one -> one.oldest().stream())
                .min(Comparator.naturalOrder())
                .map(at -> Duration.between(at, now));
    }

    /** How old the oldest data is. */
    public String age() {
        return oldest().map(age -> Words.brief(age.isNegative() ? Duration.ZERO : age))
                .orElse("");
    }

    public boolean stale() {
        return oldest().filter(age -> age.compareTo(STALE) > 0).isPresent();
    }
}
