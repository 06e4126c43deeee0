/** The sealed list of mutations that Strongroom can make in a customer's account: its whole blast radius. */
@NullMarked
package io.strongroom.domain.changes;

import org.jspecify.annotations.NullMarked;
