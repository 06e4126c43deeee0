package io.strongroom.sandbox.backup;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.SdkJson;
import io.strongroom.sandbox.store.Documents;
import software.amazon.awssdk.services.backup.model.BackupPlan;
import software.amazon.awssdk.services.backup.model.BackupPlansListMember;
import software.amazon.awssdk.services.backup.model.BackupSelectionsListMember;
import software.amazon.awssdk.services.backup.model.CreateBackupPlanRequest;
import software.amazon.awssdk.services.backup.model.CreateBackupPlanResponse;
import software.amazon.awssdk.services.backup.model.CreateBackupSelectionRequest;
import software.amazon.awssdk.services.backup.model.CreateBackupSelectionResponse;
import software.amazon.awssdk.services.backup.model.GetBackupPlanRequest;
import software.amazon.awssdk.services.backup.model.GetBackupPlanResponse;
import software.amazon.awssdk.services.backup.model.GetBackupSelectionRequest;
import software.amazon.awssdk.services.backup.model.GetBackupSelectionResponse;
import software.amazon.awssdk.services.backup.model.ListBackupPlansRequest;
import software.amazon.awssdk.services.backup.model.ListBackupPlansResponse;
import software.amazon.awssdk.services.backup.model.ListBackupSelectionsRequest;
import software.amazon.awssdk.services.backup.model.ListBackupSelectionsResponse;

/** Backup plans with their selections. */
final class BackupPlans {
    private final Calls calls;
    private final BackupRecords records;
    private final BackupVaults vaults;

    BackupPlans(Calls calls, BackupRecords records, BackupVaults vaults) {
        this.calls = calls;
        this.records = records;
        this.vaults = vaults;
    }

    CreateBackupPlanResponse create(Documents documents, CreateBackupPlanRequest request) {
        var wanted = request.backupPlan();
        wanted.rules().forEach(rule -> {
            if (vaults.find(documents, rule.targetBackupVaultName()).isEmpty()) {
                throw BackupErrors.invalidValue(
                        "Backup vault " + rule.targetBackupVaultName() + " does not exist. Create it first");
            }
        });
        var plan = BackupRecords.as(wanted, BackupPlan.builder()).build();
        var id = calls.uuid();
        var kept = GetBackupPlanResponse.builder()
                .backupPlan(plan.toBuilder()
                        .rules(plan.rules().stream()
                                .map(rule ->
                                        rule.toBuilder().ruleId(calls.uuid()).build())
                                .toList())
                        .build())
                .backupPlanId(id)
                .backupPlanArn(calls.place().arn("backup", "backup-plan:" + id))
                .versionId(calls.uuid())
                .creatorRequestId(request.creatorRequestId())
                .creationDate(calls.now())
                .build();
        records.put(documents, BackupRecords.PLANS, id, kept);
        records.tag(documents, kept.backupPlanArn(), request.backupPlanTags());
        return BackupRecords.as(kept, CreateBackupPlanResponse.builder()).build();
    }

    GetBackupPlanResponse get(Documents documents, GetBackupPlanRequest request) {
        return records.require(documents, BackupRecords.PLANS, request.backupPlanId(), GetBackupPlanResponse.builder())
                .build();
    }

    ListBackupPlansResponse list(Documents documents, ListBackupPlansRequest request) {
        var page = records.page(documents, BackupRecords.PLANS, request.nextToken(), request.maxResults());
        return ListBackupPlansResponse.builder()
                .backupPlansList(page.map(stored -> SdkJson.read(stored.body(), BackupPlansListMember.builder())
                        .backupPlanName(stored.body()
                                .path("BackupPlan")
                                .path("BackupPlanName")
                                .asText())
                        .build()))
                .nextToken(page.next())
                .build();
    }

    CreateBackupSelectionResponse select(Documents documents, CreateBackupSelectionRequest request) {
        var plan = request.backupPlanId();
        records.require(documents, BackupRecords.PLANS, plan, GetBackupPlanResponse.builder());
        var kept = GetBackupSelectionResponse.builder()
                .backupSelection(request.backupSelection())
                .selectionId(calls.uuid())
                .backupPlanId(plan)
                .creationDate(calls.now())
                .creatorRequestId(request.creatorRequestId())
                .build();
        records.put(documents, selections(plan), kept.selectionId(), kept);
        return BackupRecords.as(kept, CreateBackupSelectionResponse.builder()).build();
    }

    GetBackupSelectionResponse selection(Documents documents, GetBackupSelectionRequest request) {
        return records.require(
                        documents,
                        selections(request.backupPlanId()),
                        request.selectionId(),
                        GetBackupSelectionResponse.builder())
                .build();
    }

    ListBackupSelectionsResponse selections(Documents documents, ListBackupSelectionsRequest request) {
        var page =
                records.page(documents, selections(request.backupPlanId()), request.nextToken(), request.maxResults());
        return ListBackupSelectionsResponse.builder()
                .backupSelectionsList(
                        page.map(stored -> SdkJson.read(stored.body(), BackupSelectionsListMember.builder())
                                .selectionName(stored.body()
                                        .path("BackupSelection")
                                        .path("SelectionName")
                                        .asText())
                                .iamRoleArn(stored.body()
                                        .path("BackupSelection")
                                        .path("IamRoleArn")
                                        .asText())
                                .build()))
                .nextToken(page.next())
                .build();
    }

    private static String selections(String plan) {
        return "selections/" + plan;
    }
}
