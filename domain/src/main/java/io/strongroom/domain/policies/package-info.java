/** Backup security policies: the thresholds that controls judge by, and for whom they hold. */
@NullMarked
package io.strongroom.domain.policies;

import org.jspecify.annotations.NullMarked;
