/** The feed of events: from a message on the queue to the incident that people see. */
@NullMarked
package io.strongroom.bench.feed;

import org.jspecify.annotations.NullMarked;
