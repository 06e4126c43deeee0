/** Readers of AWS Backup. */
@NullMarked
package io.strongroom.worker.inventory.backup;

import org.jspecify.annotations.NullMarked;
