package io.strongroom.sandbox.storage;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Dialect;
import io.strongroom.sandbox.calls.Kept;
import io.strongroom.sandbox.calls.Operation;
import io.strongroom.sandbox.calls.ReadOnlyClient;
import java.util.List;
import software.amazon.awssdk.services.rbin.RbinClient;
import software.amazon.awssdk.services.rbin.model.RbinException;
import software.amazon.awssdk.services.rbin.model.RbinResponseMetadata;

/** The Recycle Bin for one account and Region. */
public final class SandboxRbin {
    /** As {@code GetRuleResponse} tells them. */
    public static final Kept RULES = Kept.of("rbin", "rules", "Identifier");

    private static final Dialect DIALECT = Dialect.json("rbin", RbinException::builder, RbinResponseMetadata::create);

    private static final List<Operation> OPERATIONS = List.of(
            Operation.list("ListRules", RULES, "Rules", "ResourceType", "ResourceType"),
            Operation.get("GetRule", RULES, "Identifier", "Identifier", "ResourceNotFoundException"));

    private SandboxRbin() {}

    public static RbinClient client(Calls calls) {
        return ReadOnlyClient.of(RbinClient.class, calls, DIALECT, OPERATIONS);
    }
}
