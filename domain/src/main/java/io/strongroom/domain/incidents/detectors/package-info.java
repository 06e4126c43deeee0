/** The detectors of incidents: one file each, named as what it detects. They read events and what surrounds them, and do nothing. */
@NullMarked
package io.strongroom.domain.incidents.detectors;

import org.jspecify.annotations.NullMarked;
