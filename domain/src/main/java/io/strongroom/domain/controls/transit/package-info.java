/** Controls on the channels that backups and their reports travel through. */
@NullMarked
package io.strongroom.domain.controls.transit;

import org.jspecify.annotations.NullMarked;
