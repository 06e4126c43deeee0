/** The networks that backups are moved and restored in: NET. */
@NullMarked
package io.strongroom.domain.controls.network;

import org.jspecify.annotations.NullMarked;
