/**
 * Tampering with backups, as it is detected and handled: what a detector is and says, how detections become incidents,
 * and where those stand. Everything here is pure but for the ports; the detectors themselves are in {@code detectors}.
 */
@NullMarked
package io.strongroom.domain.incidents;

import org.jspecify.annotations.NullMarked;
