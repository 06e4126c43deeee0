/** What the queue gave up on. */
@NullMarked
package io.strongroom.web.queue;

import org.jspecify.annotations.NullMarked;
