/** Saved views: names for what a list is filtered by. */
@NullMarked
package io.strongroom.api.views;

import org.jspecify.annotations.NullMarked;
