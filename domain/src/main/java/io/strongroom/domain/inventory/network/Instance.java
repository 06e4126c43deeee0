package io.strongroom.domain.inventory.network;

import io.strongroom.domain.inventory.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An EC2 instance.
 *
 * @param publicAddresses what the internet may reach it by: its public IPv4 address, and IPv6 addresses, all of which are public
 */
public record Instance(
        String arn,
        String id,
        String vpcId,
        List<String> publicAddresses,
        List<String> securityGroupIds,
        Optional<String> roleArn,
        Map<String, String> tags)
        implements Resource {}
