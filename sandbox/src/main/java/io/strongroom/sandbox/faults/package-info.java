/** Which calls go wrong, and how. Decided by a seed, so that a run can be repeated. */
@NullMarked
package io.strongroom.sandbox.faults;

import org.jspecify.annotations.NullMarked;
