/** Asking for assessments and watching them. */
@NullMarked
package io.strongroom.web.assessments;

import org.jspecify.annotations.NullMarked;
