/** Findings: lists, exports and triage. */
@NullMarked
package io.strongroom.api.findings;

import org.jspecify.annotations.NullMarked;
