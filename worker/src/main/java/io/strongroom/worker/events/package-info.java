/** Takes events off their queue into the store, and lets detectors look at those that are new, in the same transaction. */
@NullMarked
package io.strongroom.worker.events;

import org.jspecify.annotations.NullMarked;
