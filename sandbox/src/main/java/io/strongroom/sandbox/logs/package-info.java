/** Amazon CloudWatch Logs, simulated: groups and their metric filters. No log event is kept. */
@NullMarked
package io.strongroom.sandbox.logs;

import org.jspecify.annotations.NullMarked;
