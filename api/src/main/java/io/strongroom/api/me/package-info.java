/** The caller about themself. */
@NullMarked
package io.strongroom.api.me;

import org.jspecify.annotations.NullMarked;
