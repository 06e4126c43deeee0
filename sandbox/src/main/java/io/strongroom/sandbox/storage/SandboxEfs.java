package io.strongroom.sandbox.storage;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Dialect;
import io.strongroom.sandbox.calls.Kept;
import io.strongroom.sandbox.calls.Operation;
import io.strongroom.sandbox.calls.ReadOnlyClient;
import java.util.List;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.EfsException;
import software.amazon.awssdk.services.efs.model.EfsResponseMetadata;

/** EFS for one account and Region. */
public final class SandboxEfs {
    public static final Kept FILE_SYSTEMS = Kept.of("efs", "file-systems", "FileSystemId");

    private static final Dialect DIALECT =
            Dialect.json("elasticfilesystem", EfsException::builder, EfsResponseMetadata::create);

    private static final List<Operation> OPERATIONS =
            List.of(Operation.list("DescribeFileSystems", FILE_SYSTEMS, "FileSystems"));

    private SandboxEfs() {}

    public static EfsClient client(Calls calls) {
        return ReadOnlyClient.of(EfsClient.class, calls, DIALECT, OPERATIONS);
    }
}
