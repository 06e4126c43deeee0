package io.strongroom.worker.assessments;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.domain.exceptions.Exemptions;
import io.strongroom.domain.schedules.Schedules;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Lets happen what happens by itself: assessments that are due, exceptions whose time has come. */
@Singleton
class TimeKeeper {
    private static final Logger LOG = Logger.getLogger(TimeKeeper.class);

    private final Schedules schedules;
    private final Exemptions exemptions;
    private final InstantSource clock;

    TimeKeeper(Schedules schedules, Exemptions exemptions, InstantSource clock) {
        this.schedules = schedules;
        this.exemptions = exemptions;
        this.clock = clock;
    }

    @Scheduled(every = "20s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void assess() {
        int asked = schedules.runDue(clock.instant());
        if (asked > 0) {
            LOG.infof("%d schedules were due and asked for their assessments", asked);
        }
    }

    @Scheduled(every = "60s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void expire() {
        int ended = exemptions.endExpired(clock.instant());
        if (ended > 0) {
            LOG.infof("%d exceptions ended; what they accepted is open again", ended);
        }
    }
}
