/** Schedules: when assessments start by themselves, and of which accounts. */
@NullMarked
package io.strongroom.web.schedules;

import org.jspecify.annotations.NullMarked;
