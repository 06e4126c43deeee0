/** Amazon S3, simulated: buckets and their settings. No objects. */
@NullMarked
package io.strongroom.sandbox.s3;

import org.jspecify.annotations.NullMarked;
