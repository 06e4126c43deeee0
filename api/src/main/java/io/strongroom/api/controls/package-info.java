/** The catalogue of controls. */
@NullMarked
package io.strongroom.api.controls;

import org.jspecify.annotations.NullMarked;
