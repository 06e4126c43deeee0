/** Encryption of backups and the keys behind it: ENC. */
@NullMarked
package io.strongroom.domain.controls.keys;

import org.jspecify.annotations.NullMarked;
