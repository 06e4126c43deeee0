/**
 * How much of a backup is proven: the ladder that recovery points climb, what restore tests and scans said, and the
 * scorecard of it. Reading AWS is the worker's, keeping is db's.
 */
@NullMarked
package io.strongroom.domain.integrity;

import org.jspecify.annotations.NullMarked;
