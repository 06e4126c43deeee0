/** What is read of AWS Backup: vaults, recovery points, plans, jobs, tests, reports. Records only; no call is made here. */
@NullMarked
package io.strongroom.domain.inventory.backup;

import org.jspecify.annotations.NullMarked;
