/** What a caller did wrong, as values: one catalogue of codes, one exception that carries them. */
@NullMarked
package io.strongroom.domain.problems;

import org.jspecify.annotations.NullMarked;
