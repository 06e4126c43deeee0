package io.strongroom.worker.inventory.surroundings;

import io.strongroom.domain.inventory.Told;

/** Strongroom's own queue, as far as it is judged. */
public interface OwnQueue {
    /** Whether what it holds is encrypted. */
    Told<Boolean> encrypted();

    /** Messages that nobody could work on and that still wait for a person. */
    Told<Long> deadLetters();
}
