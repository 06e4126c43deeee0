/** What is read of AWS Organizations: accounts, OUs, policies. Records only; no call is made here. */
@NullMarked
package io.strongroom.domain.inventory.organizations;

import org.jspecify.annotations.NullMarked;
