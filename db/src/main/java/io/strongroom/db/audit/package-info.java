/** Keeps the audit trail: rows are only ever added. */
@NullMarked
package io.strongroom.db.audit;

import org.jspecify.annotations.NullMarked;
