package io.strongroom.sandbox.surroundings;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Dialect;
import io.strongroom.sandbox.calls.Kept;
import io.strongroom.sandbox.calls.Operation;
import io.strongroom.sandbox.calls.ReadOnlyClient;
import java.util.List;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.model.S3ControlException;
import software.amazon.awssdk.services.s3control.model.S3ControlResponseMetadata;

/** What S3 has set for the whole account. */
public final class SandboxS3Control {
    /** As {@code GetPublicAccessBlockResponse} tells it. */
    public static final Kept PUBLIC_ACCESS =
            Kept.once("s3", "account-public-access").everywhere();

    private static final Dialect DIALECT =
            Dialect.json("s3", S3ControlException::builder, S3ControlResponseMetadata::create);

    private static final List<Operation> OPERATIONS = List.of(Operation.setting(
                    "GetPublicAccessBlock",
                    PUBLIC_ACCESS,
                    "NoSuchPublicAccessBlockConfiguration",
                    404,
                    "The public access block configuration was not found")
            .allowedBy("s3:GetAccountPublicAccessBlock"));

    private SandboxS3Control() {}

    public static S3ControlClient client(Calls calls) {
        return ReadOnlyClient.of(S3ControlClient.class, calls, DIALECT, OPERATIONS);
    }
}
