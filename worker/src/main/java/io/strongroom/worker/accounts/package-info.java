/** The way into customers' accounts, live or simulated, at a pace that leaves the owner the larger part. */
@NullMarked
package io.strongroom.worker.accounts;

import org.jspecify.annotations.NullMarked;
