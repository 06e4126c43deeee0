/** Pure recipes from a target, parameters and a snapshot to a plan, and the plan itself with its approvals. */
@NullMarked
package io.strongroom.domain.remediations;

import org.jspecify.annotations.NullMarked;
