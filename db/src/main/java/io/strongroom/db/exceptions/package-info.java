/** Keeps exceptions, and lets what they accept follow them. */
@NullMarked
package io.strongroom.db.exceptions;

import org.jspecify.annotations.NullMarked;
