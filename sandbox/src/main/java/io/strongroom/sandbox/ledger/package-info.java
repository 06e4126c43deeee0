/** What really happened: one entry for each mutating call that took effect. */
@NullMarked
package io.strongroom.sandbox.ledger;

import org.jspecify.annotations.NullMarked;
