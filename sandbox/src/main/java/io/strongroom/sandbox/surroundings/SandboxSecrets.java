package io.strongroom.sandbox.surroundings;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Dialect;
import io.strongroom.sandbox.calls.Kept;
import io.strongroom.sandbox.calls.Operation;
import io.strongroom.sandbox.calls.ReadOnlyClient;
import java.util.List;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerResponseMetadata;

/** Secrets Manager for one account and Region, without a single secret value. */
public final class SandboxSecrets {
    /** A {@code SecretListEntry} with a {@code GetResourcePolicyResponse}. */
    public static final Kept SECRETS = Kept.of("secretsmanager", "secrets", "ARN");

    private static final Dialect DIALECT =
            Dialect.json("secretsmanager", SecretsManagerException::builder, SecretsManagerResponseMetadata::create);

    private static final List<Operation> OPERATIONS = List.of(
            Operation.list("ListSecrets", SECRETS, "SecretList"),
            Operation.get("GetResourcePolicy", SECRETS, "SecretId", "ARN", "ResourceNotFoundException"));

    private SandboxSecrets() {}

    public static SecretsManagerClient client(Calls calls) {
        return ReadOnlyClient.of(SecretsManagerClient.class, calls, DIALECT, OPERATIONS);
    }
}
