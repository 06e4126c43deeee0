/** Keeps backup security policies, every version of them. */
@NullMarked
package io.strongroom.db.policies;

import org.jspecify.annotations.NullMarked;
