/** Many jobs asked for at once. */
@NullMarked
package io.strongroom.web.batches;

import org.jspecify.annotations.NullMarked;
