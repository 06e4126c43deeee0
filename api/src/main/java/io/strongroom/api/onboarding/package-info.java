/** Taking accounts under governance: terms, role templates, connection tests. */
@NullMarked
package io.strongroom.api.onboarding;

import org.jspecify.annotations.NullMarked;
