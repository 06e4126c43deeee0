/** Exceptions: asking for them, deciding on them, ending them. */
@NullMarked
package io.strongroom.api.exceptions;

import org.jspecify.annotations.NullMarked;
