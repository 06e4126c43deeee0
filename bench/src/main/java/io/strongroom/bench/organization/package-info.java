/** A large organization assessed. */
@NullMarked
package io.strongroom.bench.organization;

import org.jspecify.annotations.NullMarked;
