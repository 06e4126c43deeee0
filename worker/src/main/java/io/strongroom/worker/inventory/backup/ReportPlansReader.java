package io.strongroom.worker.inventory.backup;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.ReportPlan;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.backup.BackupClient;

/** Report plans. */
@Singleton
final class ReportPlansReader implements KindReader<ReportPlan> {
    @Override
    public Kind<ReportPlan> kind() {
        return Kinds.REPORT_PLANS;
    }

    @Override
    public List<ReportPlan> read(Gathering from) {
        var backup = from.client(BackupClient.class);
        var listed = from.call(
                "backup:ListReportPlans",
                () -> backup.listReportPlansPaginator(request -> request.maxResults(1000)).stream()
                        .flatMap(page -> page.reportPlans().stream())
                        .toList());
        return from.each(
                listed,
                one -> new ReportPlan(
                        one.reportPlanArn(),
                        one.reportPlanName(),
                        Optional.ofNullable(one.reportSetting())
                                .map(setting -> setting.reportTemplate())
                                .orElse("UNKNOWN"),
                        Optional.ofNullable(one.reportDeliveryChannel())
                                .map(channel -> channel.s3BucketName())
                                .orElse(""),
                        Optional.ofNullable(one.deploymentStatus()).orElse("UNKNOWN"),
                        Optional.ofNullable(one.lastAttemptedExecutionTime()),
                        Optional.ofNullable(one.lastSuccessfulExecutionTime()),
                        from.asked(
                                "backup:ListTags",
                                () -> Optional.of(Map.copyOf(backup.listTags(r -> r.resourceArn(one.reportPlanArn()))
                                        .tags())))));
    }
}
