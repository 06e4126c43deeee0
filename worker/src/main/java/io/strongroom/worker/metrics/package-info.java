/**
 * What Strongroom measures of itself, for Prometheus at {@code /q/metrics}. Counters count as things happen; what stands in
 * the database is looked up on a timer, in roll-ups and indexes alone.
 */
@NullMarked
package io.strongroom.worker.metrics;

import org.jspecify.annotations.NullMarked;
