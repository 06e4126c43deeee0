/** Keeps jobs, their plans and approvals, and hands them to workers under fenced leases. */
@NullMarked
package io.strongroom.db.jobs;

import org.jspecify.annotations.NullMarked;
