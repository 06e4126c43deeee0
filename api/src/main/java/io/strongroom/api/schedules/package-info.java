/** Schedules: when assessments start by themselves, and of which accounts. */
@NullMarked
package io.strongroom.api.schedules;

import org.jspecify.annotations.NullMarked;
