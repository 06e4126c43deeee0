package io.strongroom.worker.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Which alias a key was last seen tagged for, so that a search for another alias need not ask for its tags again: an account
 * with a thousand keys would else pay a thousand calls for each key that is made. Only used to pass keys over, and only for
 * tagged ones: a key without the tag may get it any moment, and one with the tag wanted is looked at anew.
 */
final class KeysOfOthers {
    private static final Duration TRUSTED = Duration.ofMinutes(10);
    private static final int MOST = 20_000;

    private final InstantSource clock;
    private final SequencedMap<String, Seen> byArn = new LinkedHashMap<>();

    KeysOfOthers(InstantSource clock) {
        this.clock = clock;
    }

    private record Seen(String alias, Instant at) {}

    /** Whether the key belongs to another alias than this one, as far as is known. */
    synchronized boolean has(String keyArn, String alias) {
        var seen = byArn.get(keyArn);
        return seen != null
                && !seen.alias().equals(alias)
                && clock.instant().isBefore(seen.at().plus(TRUSTED));
    }

    /** The key's tag was read. @param alias empty when it has none */
    synchronized void saw(String keyArn, String alias) {
        byArn.remove(keyArn);
        if (alias.isEmpty()) {
            return;
        }
        if (byArn.size() >= MOST) {
            byArn.pollFirstEntry();
        }
        byArn.put(keyArn, new Seen(alias, clock.instant()));
    }
}
