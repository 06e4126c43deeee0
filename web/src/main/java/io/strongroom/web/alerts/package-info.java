/** Alert routes: who is told of incidents, whether it arrives, and what was sent. */
@NullMarked
package io.strongroom.web.alerts;

import org.jspecify.annotations.NullMarked;
