package io.strongroom.web.incidents;

import io.quarkus.arc.All;
import io.strongroom.domain.events.InMemoryEvents;
import io.strongroom.domain.events.InMemoryLookups;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.InMemoryContainments;
import io.strongroom.domain.incidents.InMemoryIncidents;
import io.strongroom.domain.incidents.StandingDetector;
import io.strongroom.domain.jobs.Jobs;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The ports of Watch kept in memory, and the detectors that there are. */
@Singleton
class WatchInMemory {
    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    DetectorCatalog detectors(@All List<Detector> detectors, @All List<StandingDetector> standing) {
        return new DetectorCatalog(detectors, standing);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    InMemoryIncidents incidents(DetectorCatalog detectors) {
        return new InMemoryIncidents(
                id -> detectors.find(id).map(DetectorSpec::title).orElseThrow());
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    InMemoryContainments containments(InMemoryIncidents incidents, Jobs jobs) {
        return new InMemoryContainments(incidents, jobs);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    InMemoryEvents events() {
        return new InMemoryEvents();
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    InMemoryLookups lookups() {
        return new InMemoryLookups();
    }
}
