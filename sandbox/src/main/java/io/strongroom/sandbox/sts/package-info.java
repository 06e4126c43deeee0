/** AWS STS, simulated: who is calling. */
@NullMarked
package io.strongroom.sandbox.sts;

import org.jspecify.annotations.NullMarked;
