/** Keeps schedules and asks for the assessments that are due. */
@NullMarked
package io.strongroom.db.schedules;

import org.jspecify.annotations.NullMarked;
