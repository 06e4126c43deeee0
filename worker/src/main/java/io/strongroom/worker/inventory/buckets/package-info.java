/** Readers of S3. */
@NullMarked
package io.strongroom.worker.inventory.buckets;

import org.jspecify.annotations.NullMarked;
