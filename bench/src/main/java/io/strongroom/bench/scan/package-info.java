/** The same checks on the same estate, by Strongroom and by Cloud Custodian. */
@NullMarked
package io.strongroom.bench.scan;

import org.jspecify.annotations.NullMarked;
