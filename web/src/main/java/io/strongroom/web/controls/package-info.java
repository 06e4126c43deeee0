/** The catalogue of controls with how they stand. */
@NullMarked
package io.strongroom.web.controls;

import org.jspecify.annotations.NullMarked;
