/** Services that watch, share, certify and deploy, simulated as far as they are read. */
@NullMarked
package io.strongroom.sandbox.surroundings;

import org.jspecify.annotations.NullMarked;
