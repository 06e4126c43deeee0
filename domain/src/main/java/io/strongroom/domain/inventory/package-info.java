/** What was read of an account: facets of resources, readings with coverage, snapshots. No call is made here. */
@NullMarked
package io.strongroom.domain.inventory;

import org.jspecify.annotations.NullMarked;
