/** What is read of VPCs, endpoints, security groups, instances. Records only; no call is made here. */
@NullMarked
package io.strongroom.domain.inventory.network;

import org.jspecify.annotations.NullMarked;
