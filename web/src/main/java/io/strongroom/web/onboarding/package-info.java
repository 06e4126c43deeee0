/** Taking accounts under governance: the list, and the wizard of each. */
@NullMarked
package io.strongroom.web.onboarding;

import org.jspecify.annotations.NullMarked;
