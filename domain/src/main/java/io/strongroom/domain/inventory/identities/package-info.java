/** What is read of IAM roles, users and the root user. Records only; no call is made here. */
@NullMarked
package io.strongroom.domain.inventory.identities;

import org.jspecify.annotations.NullMarked;
