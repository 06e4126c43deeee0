/** Carries assessments out: claims accounts, reads and judges them Region by Region, writes what changed. */
@NullMarked
package io.strongroom.worker.assessments;

import org.jspecify.annotations.NullMarked;
