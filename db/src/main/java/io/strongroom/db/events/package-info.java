/** Keeps what AWS tells of what happens, for 90 days, and what became of the messages that told it. */
@NullMarked
package io.strongroom.db.events;

import org.jspecify.annotations.NullMarked;
