package io.strongroom.domain.inventory.trails;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.util.List;
import java.util.Optional;

/** An EventBridge rule with its targets. @param pattern the event pattern; empty for a schedule */
public record EventRule(
        String arn,
        String name,
        String bus,
        boolean enabled,
        Optional<JsonNode> pattern,
        Told<List<RuleTarget>> targets)
        implements Resource {

    /** @param deadLetterArn the queue for what could not be delivered */
    public record RuleTarget(String id, String arn, Optional<String> deadLetterArn) {}

    /** Whether an event on its bus would be passed on. */
    public boolean catches(JsonNode event) {
        return enabled
                && pattern.filter(some -> new EventPattern(some).matches(event)).isPresent();
    }
}
