package io.strongroom.sandbox.backup;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.store.Documents;
import software.amazon.awssdk.services.backup.model.CreateRestoreTestingPlanRequest;
import software.amazon.awssdk.services.backup.model.CreateRestoreTestingPlanResponse;
import software.amazon.awssdk.services.backup.model.CreateRestoreTestingSelectionRequest;
import software.amazon.awssdk.services.backup.model.CreateRestoreTestingSelectionResponse;
import software.amazon.awssdk.services.backup.model.GetRestoreTestingSelectionRequest;
import software.amazon.awssdk.services.backup.model.GetRestoreTestingSelectionResponse;
import software.amazon.awssdk.services.backup.model.ListRestoreTestingPlansRequest;
import software.amazon.awssdk.services.backup.model.ListRestoreTestingPlansResponse;
import software.amazon.awssdk.services.backup.model.ListRestoreTestingSelectionsRequest;
import software.amazon.awssdk.services.backup.model.ListRestoreTestingSelectionsResponse;
import software.amazon.awssdk.services.backup.model.RestoreTestingPlanForGet;
import software.amazon.awssdk.services.backup.model.RestoreTestingPlanForList;
import software.amazon.awssdk.services.backup.model.RestoreTestingSelectionForGet;
import software.amazon.awssdk.services.backup.model.RestoreTestingSelectionForList;

/** Restore testing plans with their selections. Their restores are furniture: nothing runs here. */
final class RestoreTesting {
    private final Calls calls;
    private final BackupRecords records;

    RestoreTesting(Calls calls, BackupRecords records) {
        this.calls = calls;
        this.records = records;
    }

    CreateRestoreTestingPlanResponse create(Documents documents, CreateRestoreTestingPlanRequest request) {
        var name = request.restoreTestingPlan().restoreTestingPlanName();
        var kept = BackupRecords.as(request.restoreTestingPlan(), RestoreTestingPlanForGet.builder())
                .restoreTestingPlanArn(calls.place().arn("backup", "restore-testing-plan:" + name))
                .creationTime(calls.now())
                .build();
        records.put(documents, BackupRecords.RESTORE_TESTING_PLANS, name, kept);
        records.tag(documents, kept.restoreTestingPlanArn(), request.tags());
        return BackupRecords.as(kept, CreateRestoreTestingPlanResponse.builder())
                .build();
    }

    ListRestoreTestingPlansResponse list(Documents documents, ListRestoreTestingPlansRequest request) {
        var page =
                records.page(documents, BackupRecords.RESTORE_TESTING_PLANS, request.nextToken(), request.maxResults());
        return ListRestoreTestingPlansResponse.builder()
                .restoreTestingPlans(page.map(one -> BackupRecords.read(one, RestoreTestingPlanForList::builder)
                        .build()))
                .nextToken(page.next())
                .build();
    }

    CreateRestoreTestingSelectionResponse select(Documents documents, CreateRestoreTestingSelectionRequest request) {
        var plan = request.restoreTestingPlanName();
        records.require(documents, BackupRecords.RESTORE_TESTING_PLANS, plan, RestoreTestingPlanForGet.builder());
        var selection = request.restoreTestingSelection();
        var kept = BackupRecords.as(selection, RestoreTestingSelectionForGet.builder())
                .restoreTestingPlanName(plan)
                .creationTime(calls.now())
                .build();
        records.put(documents, selections(plan), selection.restoreTestingSelectionName(), kept);
        return BackupRecords.as(kept, CreateRestoreTestingSelectionResponse.builder())
                .build();
    }

    ListRestoreTestingSelectionsResponse selections(Documents documents, ListRestoreTestingSelectionsRequest request) {
        var page = records.page(
                documents, selections(request.restoreTestingPlanName()), request.nextToken(), request.maxResults());
        return ListRestoreTestingSelectionsResponse.builder()
                .restoreTestingSelections(
                        page.map(one -> BackupRecords.read(one, RestoreTestingSelectionForList::builder)
                                .build()))
                .nextToken(page.next())
                .build();
    }

    GetRestoreTestingSelectionResponse selection(Documents documents, GetRestoreTestingSelectionRequest request) {
        var kept = records.require(
                        documents,
                        selections(request.restoreTestingPlanName()),
                        request.restoreTestingSelectionName(),
                        RestoreTestingSelectionForGet.builder())
                .build();
        return GetRestoreTestingSelectionResponse.builder()
                .restoreTestingSelection(kept)
                .build();
    }

    private static String selections(String plan) {
        return "restore-testing-selections/" + plan;
    }
}
