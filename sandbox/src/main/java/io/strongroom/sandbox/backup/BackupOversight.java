package io.strongroom.sandbox.backup;

import com.fasterxml.jackson.databind.node.TextNode;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.store.Documents;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.backup.model.CancelLegalHoldRequest;
import software.amazon.awssdk.services.backup.model.CancelLegalHoldResponse;
import software.amazon.awssdk.services.backup.model.CreateFrameworkRequest;
import software.amazon.awssdk.services.backup.model.CreateFrameworkResponse;
import software.amazon.awssdk.services.backup.model.CreateLegalHoldRequest;
import software.amazon.awssdk.services.backup.model.CreateLegalHoldResponse;
import software.amazon.awssdk.services.backup.model.CreateReportPlanRequest;
import software.amazon.awssdk.services.backup.model.CreateReportPlanResponse;
import software.amazon.awssdk.services.backup.model.DescribeFrameworkRequest;
import software.amazon.awssdk.services.backup.model.DescribeFrameworkResponse;
import software.amazon.awssdk.services.backup.model.Framework;
import software.amazon.awssdk.services.backup.model.GetLegalHoldRequest;
import software.amazon.awssdk.services.backup.model.GetLegalHoldResponse;
import software.amazon.awssdk.services.backup.model.LegalHold;
import software.amazon.awssdk.services.backup.model.LegalHoldStatus;
import software.amazon.awssdk.services.backup.model.ListFrameworksRequest;
import software.amazon.awssdk.services.backup.model.ListFrameworksResponse;
import software.amazon.awssdk.services.backup.model.ListLegalHoldsRequest;
import software.amazon.awssdk.services.backup.model.ListLegalHoldsResponse;
import software.amazon.awssdk.services.backup.model.ListReportPlansRequest;
import software.amazon.awssdk.services.backup.model.ListReportPlansResponse;
import software.amazon.awssdk.services.backup.model.ReportPlan;

/** Frameworks and report plans of AWS Backup Audit Manager, and legal holds. */
final class BackupOversight {
    private final Calls calls;
    private final BackupRecords records;

    BackupOversight(Calls calls, BackupRecords records) {
        this.calls = calls;
        this.records = records;
    }

    /** A new framework is deployed at once. */
    CreateFrameworkResponse create(Documents documents, CreateFrameworkRequest request) {
        var name = request.frameworkName();
        var kept = BackupRecords.as(request, DescribeFrameworkResponse.builder())
                .frameworkArn(calls.place().arn("backup", "framework:" + name + "-" + calls.uuid()))
                .creationTime(calls.now())
                .deploymentStatus("COMPLETED")
                .frameworkStatus("ACTIVE")
                .build();
        records.put(documents, BackupRecords.FRAMEWORKS, name, kept);
        records.tag(documents, kept.frameworkArn(), request.frameworkTags());
        return CreateFrameworkResponse.builder()
                .frameworkName(name)
                .frameworkArn(kept.frameworkArn())
                .build();
    }

    DescribeFrameworkResponse describe(Documents documents, DescribeFrameworkRequest request) {
        return records.require(
                        documents,
                        BackupRecords.FRAMEWORKS,
                        request.frameworkName(),
                        DescribeFrameworkResponse.builder())
                .build();
    }

    ListFrameworksResponse list(Documents documents, ListFrameworksRequest request) {
        var page = records.page(documents, BackupRecords.FRAMEWORKS, request.nextToken(), request.maxResults());
        return ListFrameworksResponse.builder()
                .frameworks(page.map(one -> BackupRecords.read(one, Framework::builder)
                        .numberOfControls(one.body().path("FrameworkControls").size())
                        .build()))
                .nextToken(page.next())
                .build();
    }

    CreateReportPlanResponse create(Documents documents, CreateReportPlanRequest request) {
        var name = request.reportPlanName();
        var kept = BackupRecords.as(request, ReportPlan.builder())
                .reportPlanArn(calls.place().arn("backup", "report-plan:" + name + "-" + calls.uuid()))
                .creationTime(calls.now())
                .deploymentStatus("COMPLETED")
                .build();
        records.put(documents, BackupRecords.REPORT_PLANS, name, kept);
        records.tag(documents, kept.reportPlanArn(), request.reportPlanTags());
        return CreateReportPlanResponse.builder()
                .reportPlanName(name)
                .reportPlanArn(kept.reportPlanArn())
                .build();
    }

    /** A report was tried, and written where {@code written} says when. */
    void reported(Documents documents, String name, Instant tried, Optional<Instant> written) {
        var plan = records.require(documents, BackupRecords.REPORT_PLANS, name, ReportPlan.builder())
                .lastAttemptedExecutionTime(tried);
        written.ifPresent(plan::lastSuccessfulExecutionTime);
        records.put(documents, BackupRecords.REPORT_PLANS, name, plan.build());
    }

    ListReportPlansResponse list(Documents documents, ListReportPlansRequest request) {
        var page = records.page(documents, BackupRecords.REPORT_PLANS, request.nextToken(), request.maxResults());
        return ListReportPlansResponse.builder()
                .reportPlans(page.map(
                        one -> BackupRecords.read(one, ReportPlan::builder).build()))
                .nextToken(page.next())
                .build();
    }

    CreateLegalHoldResponse create(Documents documents, CreateLegalHoldRequest request) {
        var earlier = tokened(documents, request.idempotencyToken());
        if (earlier.isPresent()) {
            return BackupRecords.as(earlier.get(), CreateLegalHoldResponse.builder())
                    .build();
        }
        var id = calls.uuid();
        var kept = GetLegalHoldResponse.builder()
                .title(request.title())
                .description(request.description())
                .status(LegalHoldStatus.ACTIVE)
                .legalHoldId(id)
                .legalHoldArn(calls.place().arn("backup", "legal-hold:" + id))
                .creationDate(calls.now())
                .recoveryPointSelection(request.recoveryPointSelection())
                .build();
        records.put(documents, BackupRecords.LEGAL_HOLDS, id, kept);
        records.tag(documents, kept.legalHoldArn(), request.tags());
        if (request.idempotencyToken() != null) {
            documents.put(
                    records.shelf(BackupRecords.LEGAL_HOLD_TOKENS).key(request.idempotencyToken()),
                    TextNode.valueOf(id));
        }
        return BackupRecords.as(kept, CreateLegalHoldResponse.builder()).build();
    }

    private Optional<GetLegalHoldResponse> tokened(Documents documents, @Nullable String token) {
        return Optional.ofNullable(token)
                .flatMap(known -> documents.get(
                        records.shelf(BackupRecords.LEGAL_HOLD_TOKENS).key(known)))
                .map(id -> hold(documents, id.asText()).build());
    }

    private GetLegalHoldResponse.Builder hold(Documents documents, String id) {
        return records.require(documents, BackupRecords.LEGAL_HOLDS, id, GetLegalHoldResponse.builder());
    }

    GetLegalHoldResponse get(Documents documents, GetLegalHoldRequest request) {
        return hold(documents, request.legalHoldId()).build();
    }

    /** A cancelled hold is still listed for as long as its record is kept. */
    CancelLegalHoldResponse cancel(Documents documents, CancelLegalHoldRequest request) {
        var hold = hold(documents, request.legalHoldId());
        if (hold.build().status() != LegalHoldStatus.ACTIVE) {
            throw BackupErrors.invalidRequest("The legal hold " + request.legalHoldId() + " is not active");
        }
        records.put(
                documents,
                BackupRecords.LEGAL_HOLDS,
                request.legalHoldId(),
                hold.status(LegalHoldStatus.CANCELED)
                        .cancelDescription(request.cancelDescription())
                        .cancellationDate(calls.now())
                        .build());
        return CancelLegalHoldResponse.builder().build();
    }

    ListLegalHoldsResponse list(Documents documents, ListLegalHoldsRequest request) {
        var page = records.page(documents, BackupRecords.LEGAL_HOLDS, request.nextToken(), request.maxResults());
        return ListLegalHoldsResponse.builder()
                .legalHolds(page.map(
                        one -> BackupRecords.read(one, LegalHold::builder).build()))
                .nextToken(page.next())
                .build();
    }
}
