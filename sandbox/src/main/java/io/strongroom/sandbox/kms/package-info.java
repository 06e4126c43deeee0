/** AWS KMS, simulated: keys, aliases, policies, rotation, deletion windows. */
@NullMarked
package io.strongroom.sandbox.kms;

import org.jspecify.annotations.NullMarked;
