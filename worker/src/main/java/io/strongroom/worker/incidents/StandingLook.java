package io.strongroom.worker.incidents;

import io.strongroom.domain.events.Events;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detections;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.StandingDetector.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Lets detectors look at how one account and Region stands, and keeps what they find. */
final class StandingLook {
    private static final Logger LOG = Logger.getLogger(StandingLook.class);

    private final DetectorCatalog detectors;
    private final Detections detections;
    private final Events events;

    StandingLook(DetectorCatalog detectors, Detections detections, Events events) {
        this.detectors = detectors;
        this.detections = detections;
        this.events = events;
    }

    /** @return how many of the findings are new */
    long at(Standing standing) {
        var found = new ArrayList<Detection>();
        detectors.looks(standing).forEach((id, look) -> found.addAll(guarded(id, look, standing)));
        return detections.record(found, standing.at()).stream()
                .filter(one -> one.verdict().isPresent())
                .count();
    }

    /** One that fails has a bug: it must neither fail the assessment, nor keep others from looking, nor hide itself. */
    private List<Detection> guarded(DetectorId id, Supplier<List<Detection>> look, Standing standing) {
        try {
            return look.get();
        } catch (RuntimeException e) {
            var where = standing.place();
            LOG.errorf(e, "detector %s failed on how %s in %s stands", id, where.account(), where.region());
            events.tellTrouble(
                    id + " on account " + where.account() + " in " + where.region(),
                    id + " could not look at how things stand: " + e
                            + ". What it watches for may be missed until that is mended; report it with the log.",
                    standing.at());
            return List.of();
        }
    }
}
