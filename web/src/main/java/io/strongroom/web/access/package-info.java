/** Who may open which page: sessions, permissions, headers. */
@NullMarked
package io.strongroom.web.access;

import org.jspecify.annotations.NullMarked;
