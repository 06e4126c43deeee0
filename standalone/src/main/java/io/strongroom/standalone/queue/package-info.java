/** The embedded SQS: in memory only, because PostgreSQL is the truth and a queued message is only a wake-up. */
@NullMarked
package io.strongroom.standalone.queue;

import org.jspecify.annotations.NullMarked;
