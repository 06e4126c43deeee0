/** The catalogue and the form for a new job. */
@NullMarked
package io.strongroom.web.remediations;

import org.jspecify.annotations.NullMarked;
