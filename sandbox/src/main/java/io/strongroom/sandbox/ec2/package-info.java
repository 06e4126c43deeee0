/** Amazon EC2 with EBS, simulated as far as it is read. */
@NullMarked
package io.strongroom.sandbox.ec2;

import org.jspecify.annotations.NullMarked;
