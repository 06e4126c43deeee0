package io.strongroom.web.posture;

import io.strongroom.domain.jobs.JobQuery;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.posture.Posture;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.accounts.AccountsPosture;
import io.strongroom.web.accounts.Reach;
import io.strongroom.web.assessments.AssessmentViews;
import io.strongroom.web.events.Feed;
import io.strongroom.web.incidents.ActiveIncidents;
import io.strongroom.web.jobs.WaitingPlans;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers the overview. Its numbers come from roll-ups and bounded counts; no finding is looked at. */
@Singleton
class Overviews {
    private static final int RECENT = 5;
    private static final int DAYS = 30;

    private final AccountsPosture accounts;
    private final Posture posture;
    private final Jobs jobs;
    private final WaitingPlans plans;
    private final AssessmentViews assessments;
    private final ActiveIncidents incidents;
    private final Feed feed;
    private final Reach reach;
    private final InstantSource clock;

    Overviews(
            AccountsPosture accounts,
            Posture posture,
            Jobs jobs,
            WaitingPlans plans,
            AssessmentViews assessments,
            ActiveIncidents incidents,
            Feed feed,
            Reach reach,
            InstantSource clock) {
        this.accounts = accounts;
        this.posture = posture;
        this.jobs = jobs;
        this.plans = plans;
        this.assessments = assessments;
        this.incidents = incidents;
        this.feed = feed;
        this.reach = reach;
        this.clock = clock;
    }

    OverviewView view(Principal person, int page) {
        var now = clock.instant();
        var today = now.atZone(ZoneOffset.UTC).toLocalDate();
        var visible = reach.visible(person);
        var query = new JobQuery(Set.of(), Set.of(), Set.of(), Optional.empty(), visible, Optional.empty(), RECENT);
        var counts = jobs.countByState(query);
        var all = accounts.all(person);
        var shown =
                Heatmap.cut(all, page).stream().map(one -> one.account().id()).collect(Collectors.toSet());
        return new OverviewView(
                all,
                plans.mine(person),
                counts.getOrDefault("AWAITING_APPROVAL", 0L),
                counts.getOrDefault("FAILED", 0L),
                Heatmap.of(all, page, posture.cells(shown)),
                Trend.of(posture.days(visible, today.minusDays(DAYS - 1), today)),
                assessments.running(person),
                incidents.of(person),
                feed.look(),
                jobs.list(query),
                person.may(Permission.ASSESSMENTS_RUN),
                person.may(Permission.ACCOUNTS_MANAGE),
                now);
    }
}
