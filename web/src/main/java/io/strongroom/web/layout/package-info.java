/** What every page has around it. */
@NullMarked
package io.strongroom.web.layout;

import org.jspecify.annotations.NullMarked;
