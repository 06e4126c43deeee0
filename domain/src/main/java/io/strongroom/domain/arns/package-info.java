/** Amazon Resource Names. */
@NullMarked
package io.strongroom.domain.arns;

import org.jspecify.annotations.NullMarked;
