/** Amazon SNS, simulated: topics with their attributes, and subscriptions. Nothing is delivered. */
@NullMarked
package io.strongroom.sandbox.sns;

import org.jspecify.annotations.NullMarked;
