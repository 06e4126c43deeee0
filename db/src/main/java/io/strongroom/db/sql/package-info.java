/** Plain SQL through the session that entities use, for what is set-based or hot. */
@NullMarked
package io.strongroom.db.sql;

import org.jspecify.annotations.NullMarked;
