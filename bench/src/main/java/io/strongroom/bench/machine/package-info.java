/** What the machine can do by itself, beside which figures are read. */
@NullMarked
package io.strongroom.bench.machine;

import org.jspecify.annotations.NullMarked;
