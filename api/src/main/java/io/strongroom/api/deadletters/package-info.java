/** Messages that the queue gave up on. */
@NullMarked
package io.strongroom.api.deadletters;

import org.jspecify.annotations.NullMarked;
