package io.strongroom.worker.inventory.backup;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.RestoreTestingPlan;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.KeyValue;
import software.amazon.awssdk.services.backup.model.RestoreTestingSelectionForGet;

/** Restore testing plans with their selections. */
@Singleton
final class RestoreTestingPlansReader implements KindReader<RestoreTestingPlan> {
    @Override
    public Kind<RestoreTestingPlan> kind() {
        return Kinds.RESTORE_TESTING_PLANS;
    }

    @Override
    public List<RestoreTestingPlan> read(Gathering from) {
        var backup = from.client(BackupClient.class);
        var plans = from.call(
                "backup:ListRestoreTestingPlans",
                () -> backup.listRestoreTestingPlansPaginator(request -> {}).restoreTestingPlans().stream().toList());
        return from.each(plans, plan -> new RestoreTestingPlan(
                plan.restoreTestingPlanArn(),
                plan.restoreTestingPlanName(),
                plan.scheduleExpression(),
                from.told("backup:GetRestoreTestingSelection", () -> Optional.of(selections(backup, plan.restoreTestingPlanName())))));
    }

    private static List<RestoreTestingPlan.Selection> selections(BackupClient backup, String plan) {
        return backup.listRestoreTestingSelectionsPaginator(r -> r.restoreTestingPlanName(plan))
                .restoreTestingSelections()
                .stream()
                .map(one -> selection(backup.getRestoreTestingSelection(r -> r.restoreTestingPlanName(plan)
                                .restoreTestingSelectionName(one.restoreTestingSelectionName()))
                        .restoreTestingSelection()))
                .toList();
    }

    private static RestoreTestingPlan.Selection selection(RestoreTestingSelectionForGet selection) {
        var conditions = new ArrayList<BackupPlan.TagTest>();
        if (selection.protectedResourceConditions() != null) {
            add(conditions, "STRINGEQUALS", selection.protectedResourceConditions().stringEquals());
            add(conditions, "STRINGNOTEQUALS", selection.protectedResourceConditions().stringNotEquals());
        }
        return new RestoreTestingPlan.Selection(
                selection.restoreTestingSelectionName(),
                selection.protectedResourceType(),
                selection.iamRoleArn(),
                List.copyOf(selection.protectedResourceArns()),
                conditions,
                Map.copyOf(selection.restoreMetadataOverrides()));
    }

    private static void add(List<BackupPlan.TagTest> all, String operator, List<KeyValue> tests) {
        tests.forEach(test -> all.add(
                new BackupPlan.TagTest(operator, test.key().replaceFirst("^aws:ResourceTag/", ""), test.value())));
    }
}
