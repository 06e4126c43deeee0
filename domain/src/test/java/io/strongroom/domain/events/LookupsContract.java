package io.strongroom.domain.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.events.Lookups.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Lookups} does. Each test has its lookups to itself. */
public abstract class LookupsContract {
    protected static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration AGAIN = Duration.ofMinutes(10);

    /** None yet. */
    protected abstract Lookups lookups();

    /** An account that is active. */
    protected abstract AccountId account();

    @Test
    void aPlaceIsTakenByOneAndGoesToAnotherWhenNothingIsHeardOfTheFirst() {
        var lookups = lookups();
        var account = account();
        lookups.enlist(account, List.of("eu-west-1"), NOW);
        assertEquals(Optional.of(new Lookups.Turn(account, "eu-west-1", Optional.empty())), lookups.claim(NOW, AGAIN));
        assertEquals(Optional.empty(), lookups.claim(NOW, AGAIN));
        assertEquals(Optional.empty(), lookups.claim(NOW.plus(AGAIN).minusSeconds(1), AGAIN));
        assertEquals(
                "eu-west-1", lookups.claim(NOW.plus(AGAIN), AGAIN).orElseThrow().region());
    }

    @Test
    void whatWasLookedAtIsDueWhenItWasSaidToBe() {
        var lookups = lookups();
        var account = account();
        lookups.enlist(account, List.of("eu-west-1", "us-east-1"), NOW);
        var first = lookups.claim(NOW, AGAIN).orElseThrow();
        lookups.looked(first, NOW.minusSeconds(1), false, NOW.plusSeconds(60));
        assertEquals("us-east-1", lookups.claim(NOW, AGAIN).orElseThrow().region());
        assertEquals(Optional.empty(), lookups.claim(NOW.plusSeconds(59), AGAIN));
        assertEquals(
                Optional.of(new Lookups.Turn(account, "eu-west-1", Optional.of(NOW.minusSeconds(1)))),
                lookups.claim(NOW.plusSeconds(60), AGAIN));
    }

    @Test
    void enlistedTwiceIsEnlistedOnce() {
        var lookups = lookups();
        var account = account();
        lookups.enlist(account, List.of("eu-west-1"), NOW);
        var turn = lookups.claim(NOW, AGAIN).orElseThrow();
        lookups.looked(turn, NOW, true, NOW.plusSeconds(60));
        lookups.enlist(account, List.of("eu-west-1"), NOW);
        assertEquals(Optional.empty(), lookups.claim(NOW, AGAIN));
        assertEquals(new Standing(1, 0, 0, Optional.of(NOW)), lookups.standing(NOW));
    }

    @Test
    void standingTellsWhatIsAloneWhatFailsAndSinceWhenNothingIsKnown() {
        var lookups = lookups();
        var account = account();
        assertEquals(Standing.NONE, lookups.standing(NOW));
        lookups.enlist(account, List.of("a-1", "b-1", "c-1"), NOW);
        assertEquals(new Standing(3, 3, 0, Optional.empty()), lookups.standing(NOW), "nobody has looked yet");
        for (int i = 0; i < 3; i++) {
            var turn = lookups.claim(NOW, AGAIN).orElseThrow();
            lookups.looked(turn, NOW.minusSeconds(i), i == 0, NOW.plusSeconds(300));
        }
        assertEquals(new Standing(3, 2, 0, Optional.of(NOW.minusSeconds(2))), lookups.standing(NOW));
        var again = lookups.claim(NOW.plusSeconds(300), AGAIN).orElseThrow();
        lookups.failed(again, "AccessDenied: cloudtrail:LookupEvents");
        assertEquals(1, lookups.standing(NOW.plusSeconds(300)).failing());
        assertEquals(Standing.NONE, lookups.standing(NOW.plus(Duration.ofHours(3))), "they have been switched off");
    }
}
