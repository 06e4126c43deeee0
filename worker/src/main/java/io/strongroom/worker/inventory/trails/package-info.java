/** Readers of CloudTrail, CloudWatch, EventBridge and SNS. */
@NullMarked
package io.strongroom.worker.inventory.trails;

import org.jspecify.annotations.NullMarked;
