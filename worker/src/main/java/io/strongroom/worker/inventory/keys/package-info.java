/** Readers of KMS. */
@NullMarked
package io.strongroom.worker.inventory.keys;

import org.jspecify.annotations.NullMarked;
