/** The one place that talks to customers' AWS accounts: reads facets, and writes the changes of plans. */
@NullMarked
package io.strongroom.worker.aws;

import org.jspecify.annotations.NullMarked;
