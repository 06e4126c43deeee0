/** Pages for what went wrong. */
@NullMarked
package io.strongroom.web.problems;

import org.jspecify.annotations.NullMarked;
