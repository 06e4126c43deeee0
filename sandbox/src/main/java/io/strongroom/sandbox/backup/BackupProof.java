package io.strongroom.sandbox.backup;

import io.strongroom.sandbox.calls.Calls;
import software.amazon.awssdk.services.backup.model.CancelLegalHoldRequest;
import software.amazon.awssdk.services.backup.model.CancelLegalHoldResponse;
import software.amazon.awssdk.services.backup.model.CreateFrameworkRequest;
import software.amazon.awssdk.services.backup.model.CreateFrameworkResponse;
import software.amazon.awssdk.services.backup.model.CreateLegalHoldRequest;
import software.amazon.awssdk.services.backup.model.CreateLegalHoldResponse;
import software.amazon.awssdk.services.backup.model.CreateReportPlanRequest;
import software.amazon.awssdk.services.backup.model.CreateReportPlanResponse;
import software.amazon.awssdk.services.backup.model.CreateRestoreTestingPlanRequest;
import software.amazon.awssdk.services.backup.model.CreateRestoreTestingPlanResponse;
import software.amazon.awssdk.services.backup.model.CreateRestoreTestingSelectionRequest;
import software.amazon.awssdk.services.backup.model.CreateRestoreTestingSelectionResponse;
import software.amazon.awssdk.services.backup.model.DeleteRestoreTestingPlanRequest;
import software.amazon.awssdk.services.backup.model.DeleteRestoreTestingPlanResponse;
import software.amazon.awssdk.services.backup.model.DeleteRestoreTestingSelectionRequest;
import software.amazon.awssdk.services.backup.model.DeleteRestoreTestingSelectionResponse;
import software.amazon.awssdk.services.backup.model.DescribeFrameworkRequest;
import software.amazon.awssdk.services.backup.model.DescribeFrameworkResponse;
import software.amazon.awssdk.services.backup.model.GetLegalHoldRequest;
import software.amazon.awssdk.services.backup.model.GetLegalHoldResponse;
import software.amazon.awssdk.services.backup.model.GetRestoreTestingPlanRequest;
import software.amazon.awssdk.services.backup.model.GetRestoreTestingPlanResponse;
import software.amazon.awssdk.services.backup.model.GetRestoreTestingSelectionRequest;
import software.amazon.awssdk.services.backup.model.GetRestoreTestingSelectionResponse;
import software.amazon.awssdk.services.backup.model.ListFrameworksRequest;
import software.amazon.awssdk.services.backup.model.ListFrameworksResponse;
import software.amazon.awssdk.services.backup.model.ListLegalHoldsRequest;
import software.amazon.awssdk.services.backup.model.ListLegalHoldsResponse;
import software.amazon.awssdk.services.backup.model.ListReportPlansRequest;
import software.amazon.awssdk.services.backup.model.ListReportPlansResponse;
import software.amazon.awssdk.services.backup.model.ListRestoreTestingPlansRequest;
import software.amazon.awssdk.services.backup.model.ListRestoreTestingPlansResponse;
import software.amazon.awssdk.services.backup.model.ListRestoreTestingSelectionsRequest;
import software.amazon.awssdk.services.backup.model.ListRestoreTestingSelectionsResponse;
import software.amazon.awssdk.services.backup.model.UpdateRestoreTestingPlanRequest;
import software.amazon.awssdk.services.backup.model.UpdateRestoreTestingPlanResponse;
import software.amazon.awssdk.services.backup.model.UpdateRestoreTestingSelectionRequest;
import software.amazon.awssdk.services.backup.model.UpdateRestoreTestingSelectionResponse;

/** The part of AWS Backup that proves: restore tests, frameworks, reports, legal holds. */
abstract class BackupProof extends BackupWork {
    final BackupOversight oversight;
    private final RestoreTesting testing;

    BackupProof(Calls calls) {
        super(calls);
        this.oversight = new BackupOversight(calls, records);
        this.testing = new RestoreTesting(calls, records);
    }

    @Override
    public CreateRestoreTestingPlanResponse createRestoreTestingPlan(CreateRestoreTestingPlanRequest request) {
        return calls.change(any("CreateRestoreTestingPlan", request), documents -> testing.create(documents, request));
    }

    @Override
    public GetRestoreTestingPlanResponse getRestoreTestingPlan(GetRestoreTestingPlanRequest request) {
        return calls.read(any("GetRestoreTestingPlan", request), documents -> testing.get(documents, request));
    }

    @Override
    public UpdateRestoreTestingPlanResponse updateRestoreTestingPlan(UpdateRestoreTestingPlanRequest request) {
        return calls.change(any("UpdateRestoreTestingPlan", request), documents -> testing.update(documents, request));
    }

    @Override
    public DeleteRestoreTestingPlanResponse deleteRestoreTestingPlan(DeleteRestoreTestingPlanRequest request) {
        return calls.change(any("DeleteRestoreTestingPlan", request), documents -> testing.delete(documents, request));
    }

    @Override
    public UpdateRestoreTestingSelectionResponse updateRestoreTestingSelection(
            UpdateRestoreTestingSelectionRequest request) {
        return calls.change(
                any("UpdateRestoreTestingSelection", request), documents -> testing.update(documents, request));
    }

    @Override
    public DeleteRestoreTestingSelectionResponse deleteRestoreTestingSelection(
            DeleteRestoreTestingSelectionRequest request) {
        return calls.change(
                any("DeleteRestoreTestingSelection", request), documents -> testing.delete(documents, request));
    }

    @Override
    public ListRestoreTestingPlansResponse listRestoreTestingPlans(ListRestoreTestingPlansRequest request) {
        return calls.read(any("ListRestoreTestingPlans", request), documents -> testing.list(documents, request));
    }

    @Override
    public CreateRestoreTestingSelectionResponse createRestoreTestingSelection(
            CreateRestoreTestingSelectionRequest request) {
        return calls.change(
                any("CreateRestoreTestingSelection", request), documents -> testing.select(documents, request));
    }

    @Override
    public ListRestoreTestingSelectionsResponse listRestoreTestingSelections(
            ListRestoreTestingSelectionsRequest request) {
        return calls.read(
                any("ListRestoreTestingSelections", request), documents -> testing.selections(documents, request));
    }

    @Override
    public GetRestoreTestingSelectionResponse getRestoreTestingSelection(GetRestoreTestingSelectionRequest request) {
        return calls.read(
                any("GetRestoreTestingSelection", request), documents -> testing.selection(documents, request));
    }

    @Override
    public CreateFrameworkResponse createFramework(CreateFrameworkRequest request) {
        return calls.change(any("CreateFramework", request), documents -> oversight.create(documents, request));
    }

    @Override
    public DescribeFrameworkResponse describeFramework(DescribeFrameworkRequest request) {
        return calls.read(any("DescribeFramework", request), documents -> oversight.describe(documents, request));
    }

    @Override
    public ListFrameworksResponse listFrameworks(ListFrameworksRequest request) {
        return calls.read(any("ListFrameworks", request), documents -> oversight.list(documents, request));
    }

    @Override
    public CreateReportPlanResponse createReportPlan(CreateReportPlanRequest request) {
        return calls.change(any("CreateReportPlan", request), documents -> oversight.create(documents, request));
    }

    @Override
    public ListReportPlansResponse listReportPlans(ListReportPlansRequest request) {
        return calls.read(any("ListReportPlans", request), documents -> oversight.list(documents, request));
    }

    @Override
    public CreateLegalHoldResponse createLegalHold(CreateLegalHoldRequest request) {
        return calls.change(any("CreateLegalHold", request), documents -> oversight.create(documents, request));
    }

    @Override
    public GetLegalHoldResponse getLegalHold(GetLegalHoldRequest request) {
        return calls.read(any("GetLegalHold", request), documents -> oversight.get(documents, request));
    }

    @Override
    public CancelLegalHoldResponse cancelLegalHold(CancelLegalHoldRequest request) {
        return calls.change(any("CancelLegalHold", request), documents -> oversight.cancel(documents, request));
    }

    @Override
    public ListLegalHoldsResponse listLegalHolds(ListLegalHoldsRequest request) {
        return calls.read(any("ListLegalHolds", request), documents -> oversight.list(documents, request));
    }
}
