/** Backup security policies: what controls judge by, for whom, and how it came to be. */
@NullMarked
package io.strongroom.web.policies;

import org.jspecify.annotations.NullMarked;
