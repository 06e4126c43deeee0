/** Amazon CloudWatch, simulated as far as alarms go. They stay in the state of too little data. */
@NullMarked
package io.strongroom.sandbox.cloudwatch;

import org.jspecify.annotations.NullMarked;
