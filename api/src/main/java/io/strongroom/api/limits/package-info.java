/** How much a caller may ask of us in a time. */
@NullMarked
package io.strongroom.api.limits;

import org.jspecify.annotations.NullMarked;
