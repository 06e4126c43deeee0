package io.strongroom.worker.events;

import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.accounts.ReadableAccounts;
import io.strongroom.domain.assessments.Baselines;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.events.Intake;
import io.strongroom.domain.events.Lookups;
import io.strongroom.domain.incidents.Detections;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.integrity.ProofIntake;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.policies.Policies;
import io.strongroom.worker.accounts.OwnRoles;
import io.strongroom.worker.queue.EventsConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The plain objects of this package as beans. */
@Singleton
class EventWiring {
    @Produces
    @Singleton
    Arrivals<Message<String>> arrivals(EventsConfig config) {
        return new Arrivals<>(config.buffer());
    }

    @Produces
    @Singleton
    AroundEvents around(
            Events events,
            Jobs jobs,
            Accounts accounts,
            Policies policies,
            Baselines baselines,
            OwnRoles roles,
            EventsConfig config,
            InstantSource clock) {
        return new AroundEvents(
                new AroundEvents.Sources(events, jobs, accounts, policies, baselines, roles),
                Set.copyOf(config.trustedRoles().orElse(List.of())),
                clock);
    }

    @Produces
    @Singleton
    LookUp lookUp(
            ReadableAccounts accounts,
            Lookups lookups,
            DetectorCatalog detectors,
            KeepEvents keep,
            EventsConfig config,
            InstantSource clock) {
        return new LookUp(accounts, lookups, detectors::concerned, keep::keepLookedUp, clock, config.lookupEvery());
    }

    @Produces
    @Singleton
    KeepEvents keep(
            Intake intake,
            Events events,
            DetectorCatalog detectors,
            Detections detections,
            AroundEvents around,
            ProofIntake proofs,
            InstantSource clock) {
        return new KeepEvents(intake, events, detectors, detections, around, proofs, clock);
    }
}
