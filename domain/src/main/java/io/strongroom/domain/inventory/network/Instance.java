package io.strongroom.domain.inventory.network;

import io.strongroom.domain.inventory.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An EC2 instance. */
public record Instance(
        String arn,
        String id,
        String vpcId,
        Optional<String> publicAddress,
        List<String> securityGroupIds,
        Optional<String> roleArn,
        Map<String, String> tags)
        implements Resource {}
