/** The Merkle tree of RFC 9162: hashes, proofs, and what a growing tree has to remember. Pure; nothing here knows of audit entries. */
@NullMarked
package io.strongroom.domain.audit.tree;

import org.jspecify.annotations.NullMarked;
