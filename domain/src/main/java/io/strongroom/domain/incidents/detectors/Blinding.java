package io.strongroom.domain.incidents.detectors;

import io.strongroom.domain.controls.Severity;

/** What somebody did to what would see an attack. @param what as the end of a sentence that begins with who did it */
record Blinding(String what, Severity severity) {}
