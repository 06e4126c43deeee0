/** Units of work for the queue: their states, the rules that move them, and the ports that keep them. */
@NullMarked
package io.strongroom.domain.jobs;

import org.jspecify.annotations.NullMarked;
