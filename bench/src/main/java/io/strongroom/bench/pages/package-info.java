/** The dashboard under load while findings grow. */
@NullMarked
package io.strongroom.bench.pages;

import org.jspecify.annotations.NullMarked;
