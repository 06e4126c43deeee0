package io.strongroom.sandbox.backup;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.store.Documents;
import software.amazon.awssdk.services.backup.model.CreateRestoreTestingPlanRequest;
import software.amazon.awssdk.services.backup.model.CreateRestoreTestingPlanResponse;
import software.amazon.awssdk.services.backup.model.CreateRestoreTestingSelectionRequest;
import software.amazon.awssdk.services.backup.model.CreateRestoreTestingSelectionResponse;
import software.amazon.awssdk.services.backup.model.DeleteRestoreTestingPlanRequest;
import software.amazon.awssdk.services.backup.model.DeleteRestoreTestingPlanResponse;
import software.amazon.awssdk.services.backup.model.DeleteRestoreTestingSelectionRequest;
import software.amazon.awssdk.services.backup.model.DeleteRestoreTestingSelectionResponse;
import software.amazon.awssdk.services.backup.model.GetRestoreTestingPlanRequest;
import software.amazon.awssdk.services.backup.model.GetRestoreTestingPlanResponse;
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
import software.amazon.awssdk.services.backup.model.UpdateRestoreTestingPlanRequest;
import software.amazon.awssdk.services.backup.model.UpdateRestoreTestingPlanResponse;
import software.amazon.awssdk.services.backup.model.UpdateRestoreTestingSelectionRequest;
import software.amazon.awssdk.services.backup.model.UpdateRestoreTestingSelectionResponse;

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
        var there =
                records.find(documents, BackupRecords.RESTORE_TESTING_PLANS, name, RestoreTestingPlanForGet.builder());
        if (there.isPresent()) {
            var same = there.get().build();
            if (request.creatorRequestId() == null
                    || !request.creatorRequestId().equals(same.creatorRequestId())) {
                throw BackupErrors.alreadyExists(
                        same.restoreTestingPlanArn(), "Restore testing plan with the same name already exists");
            }
            return BackupRecords.as(same, CreateRestoreTestingPlanResponse.builder())
                    .build();
        }
        var kept = BackupRecords.as(request.restoreTestingPlan(), RestoreTestingPlanForGet.builder())
                .restoreTestingPlanArn(calls.place().arn("backup", "restore-testing-plan:" + name))
                .creatorRequestId(request.creatorRequestId())
                .creationTime(calls.now())
                .build();
        records.put(documents, BackupRecords.RESTORE_TESTING_PLANS, name, kept);
        records.tag(documents, kept.restoreTestingPlanArn(), request.tags());
        return BackupRecords.as(kept, CreateRestoreTestingPlanResponse.builder())
                .build();
    }

    GetRestoreTestingPlanResponse get(Documents documents, GetRestoreTestingPlanRequest request) {
        return GetRestoreTestingPlanResponse.builder()
                .restoreTestingPlan(plan(documents, request.restoreTestingPlanName()))
                .build();
    }

    private RestoreTestingPlanForGet plan(Documents documents, String name) {
        return records.require(documents, BackupRecords.RESTORE_TESTING_PLANS, name, RestoreTestingPlanForGet.builder())
                .build();
    }

    UpdateRestoreTestingPlanResponse update(Documents documents, UpdateRestoreTestingPlanRequest request) {
        var name = request.restoreTestingPlanName();
        var was = plan(documents, name);
        var kept = BackupRecords.as(request.restoreTestingPlan(), was.toBuilder())
                .lastUpdateTime(calls.now())
                .build();
        records.put(documents, BackupRecords.RESTORE_TESTING_PLANS, name, kept);
        return BackupRecords.as(kept, UpdateRestoreTestingPlanResponse.builder())
                .updateTime(calls.now())
                .build();
    }

    DeleteRestoreTestingPlanResponse delete(Documents documents, DeleteRestoreTestingPlanRequest request) {
        var name = request.restoreTestingPlanName();
        plan(documents, name);
        if (!records.page(documents, selections(name), null, null).items().isEmpty()) {
            throw BackupErrors.invalidRequest("The restore testing plan still has selections");
        }
        records.remove(documents, BackupRecords.RESTORE_TESTING_PLANS, name);
        return DeleteRestoreTestingPlanResponse.builder().build();
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

    UpdateRestoreTestingSelectionResponse update(Documents documents, UpdateRestoreTestingSelectionRequest request) {
        var plan = request.restoreTestingPlanName();
        var was = kept(documents, plan, request.restoreTestingSelectionName());
        var kept = BackupRecords.as(request.restoreTestingSelection(), was.toBuilder())
                .build();
        records.put(documents, selections(plan), request.restoreTestingSelectionName(), kept);
        return BackupRecords.as(kept, UpdateRestoreTestingSelectionResponse.builder())
                .updateTime(calls.now())
                .build();
    }

    DeleteRestoreTestingSelectionResponse delete(Documents documents, DeleteRestoreTestingSelectionRequest request) {
        kept(documents, request.restoreTestingPlanName(), request.restoreTestingSelectionName());
        records.remove(documents, selections(request.restoreTestingPlanName()), request.restoreTestingSelectionName());
        return DeleteRestoreTestingSelectionResponse.builder().build();
    }

    private RestoreTestingSelectionForGet kept(Documents documents, String plan, String name) {
        return records.require(documents, selections(plan), name, RestoreTestingSelectionForGet.builder())
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
        var kept = kept(documents, request.restoreTestingPlanName(), request.restoreTestingSelectionName());
        return GetRestoreTestingSelectionResponse.builder()
                .restoreTestingSelection(kept)
                .build();
    }

    private static String selections(String plan) {
        return "restore-testing-selections/" + plan;
    }
}
