/** The audit log over REST: entries, proofs, signed heads, checks, and the bundle for whoever checks without us. */
@NullMarked
package io.strongroom.api.audit;

import org.jspecify.annotations.NullMarked;
