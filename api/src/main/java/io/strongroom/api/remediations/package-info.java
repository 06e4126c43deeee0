/** The catalogue of remediations. */
@NullMarked
package io.strongroom.api.remediations;

import org.jspecify.annotations.NullMarked;
