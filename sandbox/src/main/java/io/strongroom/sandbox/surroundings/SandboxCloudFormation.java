package io.strongroom.sandbox.surroundings;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Dialect;
import io.strongroom.sandbox.calls.Kept;
import io.strongroom.sandbox.calls.Operation;
import io.strongroom.sandbox.calls.ReadOnlyClient;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationResponseMetadata;

/** CloudFormation for one account and Region. */
public final class SandboxCloudFormation {
    /** A {@code Stack} with a {@code GetTemplateResponse}. */
    public static final Kept STACKS = Kept.of("cloudformation", "stacks", "StackId");

    private static final Dialect DIALECT =
            Dialect.query("cloudformation", CloudFormationException::builder, CloudFormationResponseMetadata::create);

    private static final List<Operation> OPERATIONS = List.of(
            Operation.list("DescribeStacks", STACKS, "Stacks"),
            Operation.get("GetTemplate", STACKS, "StackName", "StackId", "ValidationError"));

    private SandboxCloudFormation() {}

    public static CloudFormationClient client(Calls calls) {
        return ReadOnlyClient.of(CloudFormationClient.class, calls, DIALECT, OPERATIONS);
    }
}
