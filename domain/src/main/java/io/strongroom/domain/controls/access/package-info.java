/** Controls on who may reach backups: vault policies, roles, SCPs, shares, buckets, secrets and the root user. */
@NullMarked
package io.strongroom.domain.controls.access;

import org.jspecify.annotations.NullMarked;
