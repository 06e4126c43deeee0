package io.strongroom.sandbox.calls;

import io.strongroom.sandbox.faults.FaultDice;
import io.strongroom.sandbox.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;

/**
 * What all calls share.
 *
 * @param lag how long reads of an eventually consistent service may show the state before a write
 * @param quotas whether published request quotas are enforced
 * @param randomness where ids come from; safe for many threads
 */
public record World(Store store, InstantSource clock, FaultDice dice, Duration lag, boolean quotas, Random randomness) {

    String uuid() {
        return uuid(randomness);
    }

    static String uuid(Random randomness) {
        long high = (randomness.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long low = (randomness.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
