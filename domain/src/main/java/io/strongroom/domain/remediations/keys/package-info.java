/** Recipes for KMS keys, and what a key must be to protect backups. */
@NullMarked
package io.strongroom.domain.remediations.keys;

import org.jspecify.annotations.NullMarked;
