package io.strongroom.sandbox.surroundings;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Dialect;
import io.strongroom.sandbox.calls.Kept;
import io.strongroom.sandbox.calls.Operation;
import io.strongroom.sandbox.calls.ReadOnlyClient;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeResponseMetadata;

/** EventBridge for one account and Region: rules of the default bus. */
public final class SandboxEventBridge {
    /** A {@code Rule} with a {@code ListTargetsByRuleResponse}. */
    public static final Kept RULES = Kept.of("events", "rules", "Name");

    private static final Dialect DIALECT =
            Dialect.json("events", EventBridgeException::builder, EventBridgeResponseMetadata::create);

    private static final List<Operation> OPERATIONS = List.of(
            Operation.list("ListRules", RULES, "Rules"),
            Operation.get("ListTargetsByRule", RULES, "Rule", "Name", "ResourceNotFoundException"));

    private SandboxEventBridge() {}

    public static EventBridgeClient client(Calls calls) {
        return ReadOnlyClient.of(EventBridgeClient.class, calls, DIALECT, OPERATIONS);
    }
}
