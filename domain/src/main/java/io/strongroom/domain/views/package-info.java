/** Saved views: names for what a list is filtered by, of one person or shared with everybody. */
@NullMarked
package io.strongroom.domain.views;

import org.jspecify.annotations.NullMarked;
