package io.strongroom.domain.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether events come in. No incident means something only while they do. */
public sealed interface FeedState {
    /** For so long an organization that backs up daily is never quiet: longer silence means a broken feed. */
    Duration PATIENCE = Duration.ofHours(24);

    /** Nothing has ever come, or no queue is configured. */
    record NotConnected() implements FeedState {}

    /** Events come. @param lastArrival when the last one did */
    record Connected(Instant lastArrival) implements FeedState {}

    /** None came for longer than an organization can be quiet. @param since when the last one came */
    record SilentSince(Instant since) implements FeedState {}

    /** @param lastArrival of any message, one that was not understood too; empty when none ever came */
    static FeedState of(Optional<Instant> lastArrival, Duration patience, Instant now) {
        return lastArrival
                .<FeedState>map(last -> last.plus(patience).isBefore(now) ? new SilentSince(last) : new Connected(last))
                .orElseGet(NotConnected::new);
    }
}
