/** The first page. */
@NullMarked
package io.strongroom.web.home;

import org.jspecify.annotations.NullMarked;
