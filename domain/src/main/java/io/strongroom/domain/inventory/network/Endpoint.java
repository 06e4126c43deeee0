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
        implements Resource {
    /** @param name the last part of the service's name, such as {@code kms} */
    public boolean serves(String name) {
        return service.endsWith("." + name);
    }

    /** Whether AWS Backup or its gateway is behind it. */
    public boolean forBackups() {
        return serves("backup") || serves("backup-gateway");
    }

    public boolean isInterface() {
        return kind.equals("Interface");
    }

    public boolean available() {
        return state.equalsIgnoreCase("available");
    }
}
