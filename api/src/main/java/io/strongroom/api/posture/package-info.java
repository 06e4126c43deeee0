/** Posture: roll-ups and trends. */
@NullMarked
package io.strongroom.api.posture;

import org.jspecify.annotations.NullMarked;
