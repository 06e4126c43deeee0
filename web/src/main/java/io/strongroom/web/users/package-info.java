/** The people who may sign in, and one's own password. */
@NullMarked
package io.strongroom.web.users;

import org.jspecify.annotations.NullMarked;
