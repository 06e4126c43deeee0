/** Reads accounts into inventories: one reader for each kind of resource, politely and at list level. Nothing is changed here. */
@NullMarked
package io.strongroom.worker.inventory;

import org.jspecify.annotations.NullMarked;
