/** Incidents and the detectors that open them. */
@NullMarked
package io.strongroom.web.incidents;

import org.jspecify.annotations.NullMarked;
