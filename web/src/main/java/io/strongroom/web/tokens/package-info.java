/** A person's own API tokens. */
@NullMarked
package io.strongroom.web.tokens;

import org.jspecify.annotations.NullMarked;
