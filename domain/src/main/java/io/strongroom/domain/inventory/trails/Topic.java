package io.strongroom.domain.inventory.trails;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.util.List;

/** An SNS topic with its subscriptions. */
public record Topic(String arn, Told<JsonNode> policy, Told<String> kmsKey, Told<List<Subscription>> subscriptions)
        implements Resource {

    /** @param confirmed false while AWS waits for the subscriber's yes */
    public record Subscription(String protocol, String endpoint, boolean confirmed) {}
}
