/** The simulated organization: its accounts, what they hold at first, and the port that hands out their clients. */
@NullMarked
package io.strongroom.sandbox.organization;

import org.jspecify.annotations.NullMarked;
