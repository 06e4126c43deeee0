/** What is read of Resources that hold data, and snapshots outside AWS Backup. Records only; no call is made here. */
@NullMarked
package io.strongroom.domain.inventory.storage;

import org.jspecify.annotations.NullMarked;
