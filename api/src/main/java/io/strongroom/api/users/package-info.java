/** The first people of an installation. */
@NullMarked
package io.strongroom.api.users;

import org.jspecify.annotations.NullMarked;
