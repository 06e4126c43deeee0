/** Keeps alert routes, what is to be told of incidents, and how far that came. */
@NullMarked
package io.strongroom.db.alerts;

import org.jspecify.annotations.NullMarked;
