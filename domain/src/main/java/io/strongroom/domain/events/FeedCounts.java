package io.strongroom.domain.events;

import java.util.Map;

/**
 * What became of the messages since the store was made.
 *
 * @param taken events that were new
 * @param doubled events that were there already
 * @param unknown messages that nobody looks at, by detail-type
 * @param poison messages that were set aside and are still there
 */
public record FeedCounts(long taken, long doubled, Map<String, Long> unknown, long poison) {
    public FeedCounts {
        unknown = Map.copyOf(unknown);
    }
}
