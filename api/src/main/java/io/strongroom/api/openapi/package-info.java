/** The contract as a document. */
@NullMarked
package io.strongroom.api.openapi;

import org.jspecify.annotations.NullMarked;
