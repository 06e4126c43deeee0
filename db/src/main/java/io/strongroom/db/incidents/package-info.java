/** Keeps incidents: how detections come into them under a lock, and what people do about them. */
@NullMarked
package io.strongroom.db.incidents;

import org.jspecify.annotations.NullMarked;
