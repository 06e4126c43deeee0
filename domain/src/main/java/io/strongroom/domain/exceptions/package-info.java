/**
 * Exceptions: findings that people accept for a time, with a reason, an owner and an end. Called {@code Exemption} in
 * code, for Java has exceptions of its own.
 */
@NullMarked
package io.strongroom.domain.exceptions;

import org.jspecify.annotations.NullMarked;
