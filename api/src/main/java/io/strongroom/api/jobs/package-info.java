/** Jobs as API clients see and steer them. */
@NullMarked
package io.strongroom.api.jobs;

import org.jspecify.annotations.NullMarked;
