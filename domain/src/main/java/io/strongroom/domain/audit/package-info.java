/** Recorded facts: who did what to which object. Entries are only ever added. */
@NullMarked
package io.strongroom.domain.audit;

import org.jspecify.annotations.NullMarked;
