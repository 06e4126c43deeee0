package io.strongroom.worker.incidents;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.assessments.Baselines;
import io.strongroom.domain.incidents.Detections;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.incidents.Place;
import io.strongroom.domain.incidents.StandingDetector.Standing;
import io.strongroom.domain.policies.Policies;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks how each account and Region stands: as an assessment sees it, and every few minutes by what the last one saw, for
 * terms run out without anybody doing a thing. Every worker asks; the same condition is kept once.
 */
@Singleton
public class StandingWatch {
    private static final Logger LOG = Logger.getLogger(StandingWatch.class);

    private final DetectorCatalog detectors;
    private final Detections detections;
    private final Accounts accounts;
    private final Baselines baselines;
    private final Policies policies;
    private final InstantSource clock;

    StandingWatch(
            DetectorCatalog detectors,
            Detections detections,
            Accounts accounts,
            Baselines baselines,
            Policies policies,
            InstantSource clock) {
        this.detectors = detectors;
        this.detections = detections;
        this.accounts = accounts;
        this.baselines = baselines;
        this.policies = policies;
        this.clock = clock;
    }

    /** An assessment has looked, and its baseline is about to be kept. */
    public void assessed(Standing standing) {
        detections.record(detectors.detect(standing), standing.at());
    }

    @Scheduled(every = "5m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        var now = clock.instant();
        long opened = accounts.all().stream()
                .filter(account -> account.status() == Account.Status.ACTIVE)
                .mapToLong(account -> {
                    var expected = policies.expectationsFor(account);
                    var found = baselines.of(account.id()).entrySet().stream()
                            .map(one -> new Standing(
                                    new Place(account.id(), one.getKey()),
                                    Optional.empty(),
                                    one.getValue(),
                                    expected,
                                    now))
                            .flatMap(standing -> detectors.detect(standing).stream())
                            .toList();
                    return detections.record(found, now).stream()
                            .filter(one -> one.verdict().isPresent())
                            .count();
                })
                .sum();
        if (opened > 0) {
            LOG.infof("%d things that stand wrong are new", opened);
        }
    }
}
