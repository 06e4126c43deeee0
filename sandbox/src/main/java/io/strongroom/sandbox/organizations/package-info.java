/** AWS Organizations, simulated: the tree of accounts, to read. */
@NullMarked
package io.strongroom.sandbox.organizations;

import org.jspecify.annotations.NullMarked;
