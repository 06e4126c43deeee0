/** Readers of AWS Organizations. */
@NullMarked
package io.strongroom.worker.inventory.organizations;

import org.jspecify.annotations.NullMarked;
