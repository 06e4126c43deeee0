/**
 * Takes a claimed job from plan to proof. Decides by reading what is there, acts only through {@code worker.aws}, and tells
 * the outcome to {@code JobLeases}. Knows neither queue nor database.
 */
@NullMarked
package io.strongroom.worker.jobs;

import org.jspecify.annotations.NullMarked;
