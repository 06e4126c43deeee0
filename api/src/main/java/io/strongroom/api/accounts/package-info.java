/** The accounts under governance. */
@NullMarked
package io.strongroom.api.accounts;

import org.jspecify.annotations.NullMarked;
