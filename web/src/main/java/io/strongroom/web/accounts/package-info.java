/** The accounts under governance. */
@NullMarked
package io.strongroom.web.accounts;

import org.jspecify.annotations.NullMarked;
