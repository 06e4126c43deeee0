/** Keeps what is agreed of accounts, and what their connection tests found. */
@NullMarked
package io.strongroom.db.onboarding;

import org.jspecify.annotations.NullMarked;
