package io.strongroom.worker.inventory.backup;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.Lifecycle;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.BackupPlansListMember;
import software.amazon.awssdk.services.backup.model.BackupRule;
import software.amazon.awssdk.services.backup.model.BackupSelection;
import software.amazon.awssdk.services.backup.model.ConditionParameter;
import software.amazon.awssdk.services.backup.model.CopyAction;

/** Backup plans with rules and selections: a call per plan and per selection, for the lists tell names alone. */
@Singleton
final class BackupPlansReader implements KindReader<BackupPlan> {
    @Override
    public Kind<BackupPlan> kind() {
        return Kinds.BACKUP_PLANS;
    }

    @Override
    public List<BackupPlan> read(Gathering from) {
        var backup = from.client(BackupClient.class);
        var listed = from.call(
                "backup:ListBackupPlans",
                () -> backup.listBackupPlansPaginator(request -> request.maxResults(1000)).backupPlansList().stream()
                        .toList());
        return from.each(listed, plan -> plan(from, backup, plan));
    }

    private static BackupPlan plan(Gathering from, BackupClient backup, BackupPlansListMember listed) {
        var id = listed.backupPlanId();
        var plan = from.call(
                "backup:GetBackupPlan",
                () -> backup.getBackupPlan(r -> r.backupPlanId(id)).backupPlan());
        var scanned = new HashSet<String>();
        plan.scanSettings().forEach(setting -> scanned.addAll(setting.resourceTypes()));
        return new BackupPlan(
                listed.backupPlanArn(),
                id,
                plan.backupPlanName(),
                // Organizations names the plans that it makes orgs/<policy>, and no such name can be given by hand.
                id.startsWith("orgs/") || listed.backupPlanArn().contains(":backup-plan:orgs/"),
                plan.rules().stream().map(BackupPlansReader::rule).toList(),
                selections(from, backup, id),
                from.asked(
                        "backup:ListTags",
                        () -> Optional.of(Map.copyOf(backup.listTags(r -> r.resourceArn(listed.backupPlanArn()))
                                .tags()))),
                scanned,
                plan.scanSettings().stream()
                        .map(setting -> setting.scannerRoleArn())
                        .filter(role -> role != null)
                        .findFirst());
    }

    private static BackupPlan.Rule rule(BackupRule rule) {
        return new BackupPlan.Rule(
                Optional.ofNullable(rule.ruleId()).orElse(rule.ruleName()),
                rule.ruleName(),
                rule.targetBackupVaultName(),
                Optional.ofNullable(rule.scheduleExpression()),
                Optional.ofNullable(rule.scheduleExpressionTimezone()).orElse("Etc/UTC"),
                lifecycle(rule.lifecycle()),
                rule.copyActions().stream().map(BackupPlansReader::copy).toList(),
                Boolean.TRUE.equals(rule.enableContinuousBackup()),
                Map.copyOf(rule.recoveryPointTags()),
                Optional.ofNullable(rule.targetLogicallyAirGappedBackupVaultArn()),
                !rule.scanActions().isEmpty());
    }

    private static BackupPlan.Copy copy(CopyAction copy) {
        return new BackupPlan.Copy(copy.destinationBackupVaultArn(), lifecycle(copy.lifecycle()));
    }

    private static Optional<Lifecycle> lifecycle(
            software.amazon.awssdk.services.backup.model.@Nullable Lifecycle given) {
        return Optional.ofNullable(given)
                .map(one -> new Lifecycle(
                        days(one.deleteAfterDays()),
                        days(one.moveToColdStorageAfterDays()),
                        Optional.ofNullable(one.deleteAfterEventAsString())));
    }

    /** AWS writes -1 for never. */
    private static Optional<Long> days(@Nullable Long days) {
        return Optional.ofNullable(days).filter(number -> number >= 0);
    }

    private static Told<List<BackupPlan.Selection>> selections(Gathering from, BackupClient backup, String plan) {
        return from.asked("backup:GetBackupSelection", () -> {
            var all = new ArrayList<BackupPlan.Selection>();
            backup.listBackupSelectionsPaginator(r -> r.backupPlanId(plan).maxResults(1000))
                    .backupSelectionsList()
                    .forEach(one -> all.add(selection(
                            one.selectionId(),
                            backup.getBackupSelection(r -> r.backupPlanId(plan).selectionId(one.selectionId()))
                                    .backupSelection())));
            return Optional.of(List.copyOf(all));
        });
    }

    private static BackupPlan.Selection selection(String id, BackupSelection selection) {
        var conditions = new ArrayList<BackupPlan.TagTest>();
        if (selection.conditions() != null) {
            var given = selection.conditions();
            add(conditions, "STRINGEQUALS", given.stringEquals());
            add(conditions, "STRINGNOTEQUALS", given.stringNotEquals());
            add(conditions, "STRINGLIKE", given.stringLike());
            add(conditions, "STRINGNOTLIKE", given.stringNotLike());
        }
        return new BackupPlan.Selection(
                id,
                selection.selectionName(),
                selection.iamRoleArn(),
                List.copyOf(selection.resources()),
                List.copyOf(selection.notResources()),
                selection.listOfTags().stream()
                        .map(tag -> new BackupPlan.TagTest(
                                tag.conditionTypeAsString(), bare(tag.conditionKey()), tag.conditionValue()))
                        .toList(),
                conditions);
    }

    private static void add(List<BackupPlan.TagTest> all, String operator, List<ConditionParameter> tests) {
        tests.forEach(
                test -> all.add(new BackupPlan.TagTest(operator, bare(test.conditionKey()), test.conditionValue())));
    }

    /** Conditions name tags as {@code aws:ResourceTag/name}. */
    private static String bare(String key) {
        return key.startsWith("aws:ResourceTag/") ? key.substring("aws:ResourceTag/".length()) : key;
    }
}
