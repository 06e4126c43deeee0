/** Who calls and what they may do: tokens in, denials audited. */
@NullMarked
package io.strongroom.api.access;

import org.jspecify.annotations.NullMarked;
