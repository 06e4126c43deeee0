/** Keeps assessments: who waits, who works on which account, and what they wrote. */
@NullMarked
package io.strongroom.db.assessments;

import org.jspecify.annotations.NullMarked;
