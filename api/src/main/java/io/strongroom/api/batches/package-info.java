/** Many jobs in one request: a JSON array or a stream of lines. */
@NullMarked
package io.strongroom.api.batches;

import org.jspecify.annotations.NullMarked;
