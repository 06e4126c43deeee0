/** Exceptions: what was accepted, until when and by whom; asking for them, deciding on them, ending them. */
@NullMarked
package io.strongroom.web.exceptions;

import org.jspecify.annotations.NullMarked;
