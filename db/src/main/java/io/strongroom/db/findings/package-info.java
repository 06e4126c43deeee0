/** Keeps findings and their history. */
@NullMarked
package io.strongroom.db.findings;

import org.jspecify.annotations.NullMarked;
