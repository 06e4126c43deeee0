/** Pages on how much of each backup is proven. */
@NullMarked
package io.strongroom.web.integrity;

import org.jspecify.annotations.NullMarked;
