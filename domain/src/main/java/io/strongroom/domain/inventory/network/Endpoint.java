package io.strongroom.domain.inventory.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.inventory.Resource;
import java.util.List;
import java.util.Optional;

/** A VPC endpoint. @param service such as {@code com.amazonaws.eu-west-1.backup} @param kind {@code Interface} or {@code Gateway} */
public record Endpoint(
        String arn,
        String id,
        String vpcId,
        String service,
        String kind,
        String state,
        boolean privateDns,
        List<String> subnetIds,
        List<String> securityGroupIds,
        Optional<JsonNode> policy)
        implements Resource {}
