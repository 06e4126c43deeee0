/** What is read of CloudTrail, CloudWatch, EventBridge and SNS: what watches. Records only; no call is made here. */
@NullMarked
package io.strongroom.domain.inventory.trails;

import org.jspecify.annotations.NullMarked;
