/** Whether jobs can be accepted and worked. */
@NullMarked
package io.strongroom.api.health;

import org.jspecify.annotations.NullMarked;
