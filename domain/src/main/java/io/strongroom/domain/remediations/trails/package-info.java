/** Recipes for trails that record who touched backups, and for alarms on what must not go unseen. */
@NullMarked
package io.strongroom.domain.remediations.trails;

import org.jspecify.annotations.NullMarked;
