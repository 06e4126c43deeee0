/** What every answer of the API has: ids, headers, problems, cursors, ETags, bounded bodies. */
@NullMarked
package io.strongroom.api.http;

import org.jspecify.annotations.NullMarked;
