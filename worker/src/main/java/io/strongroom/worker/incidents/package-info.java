/** Asks how things stand for incidents that no single event shows. What events show is found in {@code worker.events}. */
@NullMarked
package io.strongroom.worker.incidents;

import org.jspecify.annotations.NullMarked;
