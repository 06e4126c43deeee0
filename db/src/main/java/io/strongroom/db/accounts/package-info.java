/** Keeps the accounts under governance and what is booked of their call budgets. */
@NullMarked
package io.strongroom.db.accounts;

import org.jspecify.annotations.NullMarked;
