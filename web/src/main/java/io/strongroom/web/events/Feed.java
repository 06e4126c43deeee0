package io.strongroom.web.events;

import io.strongroom.domain.events.Events;
import io.strongroom.domain.events.FeedCounts;
import io.strongroom.domain.events.FeedState;
import io.strongroom.domain.events.Lookups;
import io.strongroom.domain.events.PoisonEvent;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.format.Words;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether events come in: without them no page may say that nothing happened. */
@Singleton
public class Feed {
    private static final int POISON_SHOWN = 20;

    private final Events events;
    private final Lookups lookups;
    private final InstantSource clock;

    Feed(Events events, Lookups lookups, InstantSource clock) {
        this.events = events;
        this.lookups = lookups;
        this.clock = clock;
    }

    /** For pages that only have to know whether to trust their silence. */
    public Look look() {
        var now = clock.instant();
        return new Look(events.state(FeedState.PATIENCE, now), now);
    }

    /** With what became of the messages. Nobody knows whose a broken one is, so only who reaches all sees it. */
    Whole whole(Principal person) {
        return new Whole(
                look(),
                lookups.standing(clock.instant()),
                events.counts(),
                person.reachesAll() ? events.poison(POISON_SHOWN) : List.of());
    }

    /** The feed's state in words. */
    public record Look(FeedState state, Instant now) {
        public boolean connected() {
            return state instanceof FeedState.Connected;
        }

        public boolean silent() {
            return state instanceof FeedState.SilentSince;
        }

        /** When the last message came; empty when none ever did. */
        public Optional<Instant> last() {
            return switch (state) {
                case FeedState.NotConnected s -> Optional.empty();
                case FeedState.Connected s -> Optional.of(s.lastArrival());
                case FeedState.SilentSince s -> Optional.of(s.since());
            };
        }

        /** How long ago that was. */
        public String ago() {
            return last().map(at -> Duration.between(at, now))
                    .map(age -> Words.brief(age.isNegative() ? Duration.ZERO : age))
                    .orElse("");
        }
    }

    /** The feed with its counts. */
    public record Whole(Look look, Lookups.Standing lookups, FeedCounts counts, List<PoisonEvent> poison) {
        /** Whether anything is looked up at all. */
        public boolean lookedUp() {
            return lookups.places() > 0;
        }

        /** Whether there is a place where nothing but looking up tells anything. */
        public boolean alone() {
            return lookups.alone() > 0;
        }

        /** Whether some could not be looked at. */
        public boolean failing() {
            return lookups.failing() > 0;
        }

        /** Types of messages that nobody looks at, the most frequent first. */
        public List<Map.Entry<String, Long>> unknown() {
            return counts.unknown().entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .toList();
        }
    }
}
