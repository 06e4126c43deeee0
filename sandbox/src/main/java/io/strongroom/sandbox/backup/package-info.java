/** AWS Backup, simulated: vaults, locks, access policies, notifications, recovery points. */
@NullMarked
package io.strongroom.sandbox.backup;

import org.jspecify.annotations.NullMarked;
