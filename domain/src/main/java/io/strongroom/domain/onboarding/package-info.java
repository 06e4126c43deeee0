/** How accounts are taken under governance: what is agreed, the two roles that it takes, and whether they really open. */
@NullMarked
package io.strongroom.domain.onboarding;

import org.jspecify.annotations.NullMarked;
