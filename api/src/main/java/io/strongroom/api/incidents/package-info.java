/** Incidents: lists, one with its story, and what people do about it. */
@NullMarked
package io.strongroom.api.incidents;

import org.jspecify.annotations.NullMarked;
