package io.strongroom.worker.inventory.backup;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.AuditFramework;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.backup.BackupClient;

/** Frameworks of AWS Backup Audit Manager; whether one is active takes a call each. */
@Singleton
final class AuditFrameworksReader implements KindReader<AuditFramework> {
    @Override
    public Kind<AuditFramework> kind() {
        return Kinds.AUDIT_FRAMEWORKS;
    }

    @Override
    public List<AuditFramework> read(Gathering from) {
        var backup = from.client(BackupClient.class);
        var listed = from.call(
                "backup:ListFrameworks",
                () -> backup.listFrameworksPaginator(request -> request.maxResults(1000)).stream()
                        .flatMap(page -> page.frameworks().stream())
                        .toList());
        return from.each(
                listed,
                one -> new AuditFramework(
                        one.frameworkArn(),
                        one.frameworkName(),
                        Optional.ofNullable(one.deploymentStatus()).orElse("UNKNOWN"),
                        from.told(
                                "backup:DescribeFramework",
                                () -> Optional.ofNullable(
                                        backup.describeFramework(r -> r.frameworkName(one.frameworkName()))
                                                .frameworkStatus())),
                        Optional.ofNullable(one.numberOfControls()).orElse(0)));
    }
}
