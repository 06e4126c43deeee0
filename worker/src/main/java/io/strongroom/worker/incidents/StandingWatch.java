package io.strongroom.worker.incidents;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.assessments.Baselines;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.incidents.Detections;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.incidents.StandingDetector.Standing;
import io.strongroom.domain.incidents.StandingTurn;
import io.strongroom.domain.policies.Policies;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Asks how each account and Region stands: as an assessment sees it, and every few minutes by what the last one saw, for
 * terms run out without anybody doing a thing. Of all workers one asks.
 */
@Singleton
public class StandingWatch {
    private static final Logger LOG = Logger.getLogger(StandingWatch.class);
    /** A baseline names every recovery point of its Region. */
    private static final int PAGE = 20;

    private final StandingLook look;
    private final StandingRound round;
    private final StandingTurn turn;
    private final InstantSource clock;

    StandingWatch(
            DetectorCatalog detectors,
            Detections detections,
            Events events,
            Accounts accounts,
            Baselines baselines,
            Policies policies,
            StandingTurn turn,
            InstantSource clock) {
        this.look = new StandingLook(detectors, detections, events);
        this.round = new StandingRound(accounts, baselines, policies::expectationsFor, look::at, PAGE);
        this.turn = turn;
        this.clock = clock;
    }

    /** An assessment has looked, and its baseline is about to be kept. */
    public void assessed(Standing standing) {
        look.at(standing);
    }

    @Scheduled(every = "5m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        if (!turn.ours()) {
            return;
        }
        long opened = round.at(clock.instant());
        if (opened > 0) {
            LOG.infof("%d things that stand wrong are new", opened);
        }
    }
}
