package io.strongroom.domain.incidents;

import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.policies.Expectations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A pure judgement on how things stand, rather than on an event: that a term is about to run out (INC-21), that nothing
 * came for too long (INC-18), that much is suddenly gone (INC-19). Asked after each assessment, and INC-21 every few
 * minutes too. The same condition gives detections of the same {@link Detection#occurrence()}, which are kept once.
 */
public interface StandingDetector {
    DetectorSpec spec();

    List<Detection> detect(Standing standing);

    /**
     * How things stand in one account and Region.
     *
     * @param before what the assessment before saw; empty when there was none
     * @param baseline what the last one saw
     * @param expectations of the account
     * @param at now
     */
    record Standing(Place place, Optional<Baseline> before, Baseline baseline, Expectations expectations, Instant at) {}
}
