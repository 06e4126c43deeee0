/** Beans that every application needs exactly once. */
@NullMarked
package io.strongroom.db.wiring;

import org.jspecify.annotations.NullMarked;
