/** Recipes for S3 buckets that hold backups. */
@NullMarked
package io.strongroom.domain.remediations.buckets;

import org.jspecify.annotations.NullMarked;
