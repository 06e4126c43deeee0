/** Accounts, Regions and the ports through which their AWS clients are had. No credentials live here. */
@NullMarked
package io.strongroom.domain.accounts;

import org.jspecify.annotations.NullMarked;
