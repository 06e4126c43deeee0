/** How much of each backup is proven, as rows and as sums. What proves what is domain's to say. */
@NullMarked
package io.strongroom.db.integrity;

import org.jspecify.annotations.NullMarked;
