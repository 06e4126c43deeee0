/** What is read of KMS keys with policies, rotation and grants. Records only; no call is made here. */
@NullMarked
package io.strongroom.domain.inventory.keys;

import org.jspecify.annotations.NullMarked;
