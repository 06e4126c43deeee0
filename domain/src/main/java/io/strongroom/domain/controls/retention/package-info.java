/** Locks, lifecycles and copies that keep backups from being lost or deleted: IMM. */
@NullMarked
package io.strongroom.domain.controls.retention;

import org.jspecify.annotations.NullMarked;
