/** Asking for assessments and following them. */
@NullMarked
package io.strongroom.api.assessments;

import org.jspecify.annotations.NullMarked;
