package io.strongroom.sandbox.logs;

import io.strongroom.sandbox.calls.Call;
import io.strongroom.sandbox.calls.Calls;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DisassociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DisassociateKmsKeyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;

/** CloudWatch Logs for one account and Region. Operations that are not here throw {@link UnsupportedOperationException}. */
public final class SandboxLogs implements CloudWatchLogsClient {
    private final Calls calls;
    private final LogGroups groups;
    private final MetricFilters filters;

    public SandboxLogs(Calls calls) {
        this.calls = calls;
        this.groups = new LogGroups(calls);
        this.filters = new MetricFilters(calls, groups);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateLogGroupResponse createLogGroup(CreateLogGroupRequest request) {
        return calls.change(
                onGroup("CreateLogGroup", request, request.logGroupName()),
                documents -> groups.create(documents, request));
    }

    @Override
    public DescribeLogGroupsResponse describeLogGroups(DescribeLogGroupsRequest request) {
        return calls.read(
                Call.of(LogsErrors.LOGS, "DescribeLogGroups", request, "*"),
                documents -> groups.describe(documents, request));
    }

    @Override
    public DeleteLogGroupResponse deleteLogGroup(DeleteLogGroupRequest request) {
        return calls.change(
                onGroup("DeleteLogGroup", request, request.logGroupName()),
                documents -> groups.delete(documents, request));
    }

    @Override
    public PutRetentionPolicyResponse putRetentionPolicy(PutRetentionPolicyRequest request) {
        return calls.change(
                onGroup("PutRetentionPolicy", request, request.logGroupName()),
                documents -> groups.retain(documents, request));
    }

    @Override
    public DeleteRetentionPolicyResponse deleteRetentionPolicy(DeleteRetentionPolicyRequest request) {
        return calls.change(
                onGroup("DeleteRetentionPolicy", request, request.logGroupName()),
                documents -> groups.retainForEver(documents, request));
    }

    @Override
    public AssociateKmsKeyResponse associateKmsKey(AssociateKmsKeyRequest request) {
        return calls.change(
                onGroup("AssociateKmsKey", request, request.logGroupName()),
                documents -> groups.encrypt(documents, request));
    }

    @Override
    public DisassociateKmsKeyResponse disassociateKmsKey(DisassociateKmsKeyRequest request) {
        return calls.change(
                onGroup("DisassociateKmsKey", request, request.logGroupName()),
                documents -> groups.decrypt(documents, request));
    }

    @Override
    public PutMetricFilterResponse putMetricFilter(PutMetricFilterRequest request) {
        return calls.change(
                onGroup("PutMetricFilter", request, request.logGroupName()),
                documents -> filters.put(documents, request));
    }

    @Override
    public DescribeMetricFiltersResponse describeMetricFilters(DescribeMetricFiltersRequest request) {
        return calls.read(
                onGroup(
                        "DescribeMetricFilters",
                        request,
                        request.logGroupName() == null ? "*" : request.logGroupName()),
                documents -> filters.describe(documents, request));
    }

    @Override
    public DeleteMetricFilterResponse deleteMetricFilter(DeleteMetricFilterRequest request) {
        return calls.change(
                onGroup("DeleteMetricFilter", request, request.logGroupName()),
                documents -> filters.delete(documents, request));
    }

    private Call onGroup(String operation, SdkPojo request, String name) {
        return Call.of(LogsErrors.LOGS, operation, request, groups.arn(name));
    }
}
