/** What is read of S3 buckets and the account's public access block. Records only; no call is made here. */
@NullMarked
package io.strongroom.domain.inventory.buckets;

import org.jspecify.annotations.NullMarked;
