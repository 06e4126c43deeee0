package io.strongroom.sandbox.organization;

import io.strongroom.sandbox.backup.SandboxBackup;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.kms.SandboxKms;
import io.strongroom.sandbox.organizations.OrganizationTree;
import io.strongroom.sandbox.organizations.SandboxOrganizations;
import io.strongroom.sandbox.s3.SandboxS3;
import io.strongroom.sandbox.sts.SandboxSts;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** Every service that is simulated. A new one is one line here. */
final class SandboxClients {
    private final Map<Class<?>, Function<Calls, Object>> makers;

    SandboxClients(OrganizationTree tree) {
        this.makers = Map.ofEntries(
                Map.entry(BackupClient.class, SandboxBackup::new),
                Map.entry(KmsClient.class, SandboxKms::new),
                Map.entry(OrganizationsClient.class, calls -> new SandboxOrganizations(calls, tree)),
                Map.entry(S3Client.class, SandboxS3::new),
                Map.entry(StsClient.class, SandboxSts::new));
    }

    <C> C make(Class<C> type, Calls calls) {
        return Optional.ofNullable(makers.get(type))
                .map(maker -> type.cast(maker.apply(calls)))
                .orElseThrow(() -> new IllegalArgumentException("the sandbox has no " + type.getSimpleName()));
    }
}
