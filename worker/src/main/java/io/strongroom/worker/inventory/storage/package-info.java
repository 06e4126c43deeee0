/** Readers of resources that hold data, and of snapshots outside AWS Backup. */
@NullMarked
package io.strongroom.worker.inventory.storage;

import org.jspecify.annotations.NullMarked;
