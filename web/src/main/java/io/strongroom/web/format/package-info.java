/** How values look on a page. */
@NullMarked
package io.strongroom.web.format;

import org.jspecify.annotations.NullMarked;
