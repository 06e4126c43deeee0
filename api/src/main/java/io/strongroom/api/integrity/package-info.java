/** How much of each backup is proven, on the wire: recovery points by vault and resource, and the restore proof. */
@NullMarked
package io.strongroom.api.integrity;

import org.jspecify.annotations.NullMarked;
