package io.strongroom.worker.events;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.assessments.Baselines;
import io.strongroom.domain.events.Actor;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.events.Recall;
import io.strongroom.domain.incidents.DetectorSpec.Need;
import io.strongroom.domain.incidents.KnownSurroundings;
import io.strongroom.domain.incidents.Place;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.policies.Expectations;
import io.strongroom.domain.policies.Policies;
import io.strongroom.worker.accounts.OwnRoles;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Fetches what is known around an event, as far as detectors ask for it. What changes rarely is remembered for a short time. */
final class AroundEvents {
    private static final Duration FOR = Duration.ofSeconds(30);
    private static final int MOST = 1_000;
    /** A baseline names every recovery point of its account. */
    private static final int BASELINES_MOST = 16;

    private final Events events;
    private final Jobs jobs;
    private final Set<String> trusted;
    private final Remembered<AccountId, Map<Place, Baseline>> baselines;
    private final Remembered<Boolean, Set<AccountId>> organization;
    private final Remembered<AccountId, Expectations> expectations;
    private final Remembered<AccountId, Set<String>> roles;

    /** Where what is known comes from. */
    record Sources(
            Events events, Jobs jobs, Accounts accounts, Policies policies, Baselines baselines, OwnRoles roles) {}

    /** @param trusted ARNs, or patterns of them, of roles of the platform */
    AroundEvents(Sources sources, Set<String> trusted, InstantSource clock) {
        this.events = sources.events();
        this.jobs = sources.jobs();
        this.trusted = trusted;
        this.baselines = new Remembered<>(FOR, BASELINES_MOST, clock, account -> places(account, sources.baselines()));
        this.organization = new Remembered<>(
                FOR,
                MOST,
                clock,
                all -> sources.accounts().all().stream().map(Account::id).collect(Collectors.toSet()));
        this.expectations = new Remembered<>(
                FOR,
                MOST,
                clock,
                account -> sources.accounts()
                        .find(account)
                        .map(sources.policies()::expectationsFor)
                        .orElseGet(Expectations::standard));
        this.roles = new Remembered<>(FOR, MOST, clock, sources.roles()::of);
    }

    private static Map<Place, Baseline> places(AccountId account, Baselines baselines) {
        return baselines.of(account).entrySet().stream()
                .collect(Collectors.toMap(one -> new Place(account, one.getKey()), Map.Entry::getValue));
    }

    /** @param recalls what of the past is looked back on; none for no history */
    KnownSurroundings of(AwsEvent event, Set<Need> needs, Set<Recall> recalls) {
        var account = event.account();
        return new KnownSurroundings(
                recalls.isEmpty() ? List.of() : events.earlier(event, recalls, Surroundings.EARLIER_MOST),
                needs.contains(Need.POSTURE) ? baselines.of(account) : Map.of(),
                organization.of(true),
                expectations.of(account),
                roles.of(account),
                ours(event).map(Set::of).orElse(Set.of()),
                trusted);
    }

    /**
     * The job of our own worker that made the call: one of this account, whose id names a session in our role. Asked anew
     * each time, for a job may have begun this second.
     */
    Optional<JobId> ours(AwsEvent event) {
        return event.actor()
                .filter(actor -> roles.of(event.account()).contains(actor.principal()))
                .flatMap(Actor::job)
                .flatMap(jobs::find)
                .filter(job -> job.target().accountId().equals(event.account()))
                .map(Job::id);
    }
}
