/** Tests whether Strongroom gets into accounts, and how far. */
@NullMarked
package io.strongroom.worker.onboarding;

import org.jspecify.annotations.NullMarked;
