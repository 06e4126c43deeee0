/** Personal tokens of API clients. */
@NullMarked
package io.strongroom.api.tokens;

import org.jspecify.annotations.NullMarked;
