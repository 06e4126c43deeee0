/** Readers of VPCs, endpoints, security groups, instances. */
@NullMarked
package io.strongroom.worker.inventory.network;

import org.jspecify.annotations.NullMarked;
