package io.strongroom.domain.incidents;

import io.strongroom.domain.events.AwsEvent;
import java.util.Optional;

/**
 * A pure judgement on one event, named as what it detects. It reads no clock: the event's time is its now. It sees only
 * events that its spec watches; what services and we ourselves did is kept from it by {@link DetectorCatalog}. What it
 * cannot know it says in the detection: not knowing never keeps it silent.
 */
public interface Detector {
    DetectorSpec spec();

    /**
     * Whether an event that the spec watches can mean anything to it. What cannot is left out before its surroundings are
     * fetched: most notices of jobs tell that all is well.
     */
    default boolean concerns(AwsEvent event) {
        return true;
    }

    /** What the event means; empty when nothing. */
    Optional<Detection> detect(AwsEvent event, Surroundings around);
}
