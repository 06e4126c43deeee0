/** Saved views on pages: beside the lists whose filters they are. */
@NullMarked
package io.strongroom.web.views;

import org.jspecify.annotations.NullMarked;
