/** Recipes for the IAM roles through which people and programs use AWS Backup. */
@NullMarked
package io.strongroom.domain.remediations.roles;

import org.jspecify.annotations.NullMarked;
