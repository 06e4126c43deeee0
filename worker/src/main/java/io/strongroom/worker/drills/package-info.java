/** Plays drills: an attack on the simulated organization, told through the same queue as real ones. */
@NullMarked
package io.strongroom.worker.drills;

import org.jspecify.annotations.NullMarked;
