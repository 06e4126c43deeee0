/** Tells workers of due jobs, and frees what dead workers held. */
@NullMarked
package io.strongroom.worker.relay;

import org.jspecify.annotations.NullMarked;
