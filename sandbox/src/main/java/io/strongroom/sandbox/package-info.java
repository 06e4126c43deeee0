/** A simulated AWS organization behind the SDK's own client interfaces. */
@NullMarked
package io.strongroom.sandbox;

import org.jspecify.annotations.NullMarked;
