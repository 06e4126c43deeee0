/** Keeps saved views. */
@NullMarked
package io.strongroom.db.views;

import org.jspecify.annotations.NullMarked;
