/** Jobs, their plans and decisions. */
@NullMarked
package io.strongroom.web.jobs;

import org.jspecify.annotations.NullMarked;
