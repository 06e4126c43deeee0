/** Findings: a control's standing verdict on one resource over time, and how assessments move it. */
@NullMarked
package io.strongroom.domain.findings;

import org.jspecify.annotations.NullMarked;
