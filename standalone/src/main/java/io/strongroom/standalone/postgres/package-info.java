/**
 * The embedded PostgreSQL: its binaries, its data folder, the account it may run under, its start and its end. It
 * knows nothing of Quarkus; whoever starts it hands its address on.
 */
@NullMarked
package io.strongroom.standalone.postgres;

import org.jspecify.annotations.NullMarked;
