/**
 * Recorded facts: who did what to which object. Entries are only ever added; a sequencer numbers them into a log with a
 * Merkle tree and signs its head, so that a change of what was is found by anyone.
 */
@NullMarked
package io.strongroom.domain.audit;

import org.jspecify.annotations.NullMarked;
