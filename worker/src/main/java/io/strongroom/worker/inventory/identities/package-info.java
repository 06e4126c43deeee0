/** Readers of IAM. */
@NullMarked
package io.strongroom.worker.inventory.identities;

import org.jspecify.annotations.NullMarked;
