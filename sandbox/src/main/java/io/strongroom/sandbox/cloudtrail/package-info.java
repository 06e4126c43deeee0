/** AWS CloudTrail, simulated: trails with the checks of what they write to, selectors, logging. No event is recorded. */
@NullMarked
package io.strongroom.sandbox.cloudtrail;

import org.jspecify.annotations.NullMarked;
