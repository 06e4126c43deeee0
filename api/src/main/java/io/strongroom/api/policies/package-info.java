/** Backup security policies: what controls judge by. */
@NullMarked
package io.strongroom.api.policies;

import org.jspecify.annotations.NullMarked;
