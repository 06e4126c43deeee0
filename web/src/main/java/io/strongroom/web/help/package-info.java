/** Help that answers point to. */
@NullMarked
package io.strongroom.web.help;

import org.jspecify.annotations.NullMarked;
