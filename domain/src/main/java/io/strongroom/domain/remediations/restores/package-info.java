/** Remediations of restores: that they are tested. */
@NullMarked
package io.strongroom.domain.remediations.restores;

import org.jspecify.annotations.NullMarked;
