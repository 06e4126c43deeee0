/** Assessments: who asked for one, how far it is, and who works on which account. */
@NullMarked
package io.strongroom.domain.assessments;

import org.jspecify.annotations.NullMarked;
