/** Recipes for AWS Backup vaults and their locks. */
@NullMarked
package io.strongroom.domain.remediations.vaults;

import org.jspecify.annotations.NullMarked;
