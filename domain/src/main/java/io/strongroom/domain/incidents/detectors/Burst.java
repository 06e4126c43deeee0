package io.strongroom.domain.incidents.detectors;

import io.strongroom.domain.events.AwsEvent;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** How many of a kind happened within a short time up to an event, the event among them. By event time: order of arrival does not count. */
final class Burst {
    private Burst() {}

    static long count(AwsEvent event, List<AwsEvent> earlier, Duration within, Predicate<AwsEvent> kind) {
        var from = event.at().minus(within);
        return 1
                + earlier.stream()
                        .filter(one -> !one.id().equals(event.id()))
                        .filter(one -> !one.at().isBefore(from) && !one.at().isAfter(event.at()))
                        .filter(kind)
                        .count();
    }

    /** The stretch of time that an event is in, so that a long burst is told a few times, not thousands. */
    static long stretch(AwsEvent event, Duration length) {
        return event.at().getEpochSecond() / length.toSeconds();
    }
}
