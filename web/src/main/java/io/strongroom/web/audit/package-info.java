/** The audit trail as pages: who did what, and whether anyone has changed it since. */
@NullMarked
package io.strongroom.web.audit;

import org.jspecify.annotations.NullMarked;
