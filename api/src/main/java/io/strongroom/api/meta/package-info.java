/** What this installation is and allows. */
@NullMarked
package io.strongroom.api.meta;

import org.jspecify.annotations.NullMarked;
