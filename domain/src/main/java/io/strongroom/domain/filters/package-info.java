/** The one filter language of lists, the same in API and pages. What a key means is its list's affair. */
@NullMarked
package io.strongroom.domain.filters;

import org.jspecify.annotations.NullMarked;
