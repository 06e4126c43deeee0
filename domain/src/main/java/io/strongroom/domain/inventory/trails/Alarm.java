package io.strongroom.domain.inventory.trails;

import io.strongroom.domain.inventory.Resource;
import java.util.List;

/** A CloudWatch alarm on one metric. @param actions ARNs told when it goes off */
public record Alarm(
        String arn,
        String name,
        String namespace,
        String metric,
        boolean actionsEnabled,
        List<String> actions,
        String state)
        implements Resource {
    /** Whether anybody hears of it when it goes off. */
    public boolean tells() {
        return actionsEnabled && !actions.isEmpty();
    }

    public boolean watches(String ofNamespace, String ofMetric) {
        return namespace.equals(ofNamespace) && metric.equals(ofMetric);
    }
}
