/** Keeps people, their tokens and their browser sessions; of secrets only hashes. */
@NullMarked
package io.strongroom.db.users;

import org.jspecify.annotations.NullMarked;
