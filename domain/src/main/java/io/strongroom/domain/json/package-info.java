/** The one place that knows how values become JSON: canonical form, digest, strict reading. */
@NullMarked
package io.strongroom.domain.json;

import org.jspecify.annotations.NullMarked;
