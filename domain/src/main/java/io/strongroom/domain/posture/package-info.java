/** Posture: how many resources pass, fail or could not be judged, rolled up as findings are written. */
@NullMarked
package io.strongroom.domain.posture;

import org.jspecify.annotations.NullMarked;
