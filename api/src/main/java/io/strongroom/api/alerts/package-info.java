/** Alert routes and webhooks: two faces of one thing, with the log of what was sent along them. */
@NullMarked
package io.strongroom.api.alerts;

import org.jspecify.annotations.NullMarked;
