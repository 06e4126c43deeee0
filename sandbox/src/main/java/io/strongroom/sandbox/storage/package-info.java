/** Databases, file systems and the Recycle Bin, simulated as far as they are read. */
@NullMarked
package io.strongroom.sandbox.storage;

import org.jspecify.annotations.NullMarked;
