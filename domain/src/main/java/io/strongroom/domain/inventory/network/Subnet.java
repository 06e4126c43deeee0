package io.strongroom.domain.inventory.network;

import io.strongroom.domain.inventory.Resource;
import java.util.Set;

/** A subnet. @param routesOut kinds of targets its route table leads to: {@code igw}, {@code nat}, {@code pcx}, {@code tgw}, {@code vgw} */
public record Subnet(String arn, String id, String vpcId, String zone, Set<String> routesOut) implements Resource {}
