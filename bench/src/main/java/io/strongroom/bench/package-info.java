/**
 * Benchmarks on the whole product, as processes of their own. A figure of speed is told as a ratio to something that ran
 * beside it, for machines differ more than versions do.
 */
@NullMarked
package io.strongroom.bench;

import org.jspecify.annotations.NullMarked;
