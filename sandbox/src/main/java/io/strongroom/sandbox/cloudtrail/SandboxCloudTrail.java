package io.strongroom.sandbox.cloudtrail;

import io.strongroom.sandbox.calls.Call;
import io.strongroom.sandbox.calls.Calls;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.AddTagsRequest;
import software.amazon.awssdk.services.cloudtrail.model.AddTagsResponse;
import software.amazon.awssdk.services.cloudtrail.model.CreateTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.CreateTrailResponse;
import software.amazon.awssdk.services.cloudtrail.model.DeleteTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.DeleteTrailResponse;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsRequest;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.ListTagsRequest;
import software.amazon.awssdk.services.cloudtrail.model.ListTagsResponse;
import software.amazon.awssdk.services.cloudtrail.model.ListTrailsRequest;
import software.amazon.awssdk.services.cloudtrail.model.ListTrailsResponse;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;
import software.amazon.awssdk.services.cloudtrail.model.PutEventSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.PutEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.RemoveTagsRequest;
import software.amazon.awssdk.services.cloudtrail.model.RemoveTagsResponse;
import software.amazon.awssdk.services.cloudtrail.model.StartLoggingRequest;
import software.amazon.awssdk.services.cloudtrail.model.StartLoggingResponse;
import software.amazon.awssdk.services.cloudtrail.model.StopLoggingRequest;
import software.amazon.awssdk.services.cloudtrail.model.StopLoggingResponse;
import software.amazon.awssdk.services.cloudtrail.model.UpdateTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.UpdateTrailResponse;

/** CloudTrail for one account and Region. Operations that are not here throw {@link UnsupportedOperationException}. */
public final class SandboxCloudTrail implements CloudTrailClient {
    private final Calls calls;
    private final Trails trails;
    private final TrailSelectors selectors;
    private final TrailHistory history;

    public SandboxCloudTrail(Calls calls) {
        this.calls = calls;
        this.trails = new Trails(calls);
        this.selectors = new TrailSelectors(trails);
        this.history = new TrailHistory(calls);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateTrailResponse createTrail(CreateTrailRequest request) {
        return calls.change(
                passing(onTrail("CreateTrail", request, request.name()), request.cloudWatchLogsRoleArn()),
                documents -> trails.create(documents, request));
    }

    @Override
    public UpdateTrailResponse updateTrail(UpdateTrailRequest request) {
        return calls.change(
                passing(onTrail("UpdateTrail", request, request.name()), request.cloudWatchLogsRoleArn()),
                documents -> trails.update(documents, request));
    }

    @Override
    public GetTrailResponse getTrail(GetTrailRequest request) {
        return calls.read(onTrail("GetTrail", request, request.name()), documents -> trails.get(documents, request));
    }

    @Override
    public DescribeTrailsResponse describeTrails(DescribeTrailsRequest request) {
        return calls.read(
                Call.of(TrailErrors.CLOUDTRAIL, "DescribeTrails", request, "*"),
                documents -> trails.describe(documents, request));
    }

    @Override
    public ListTrailsResponse listTrails(ListTrailsRequest request) {
        return calls.read(
                Call.of(TrailErrors.CLOUDTRAIL, "ListTrails", request, "*"),
                documents -> trails.list(documents, request));
    }

    @Override
    public DeleteTrailResponse deleteTrail(DeleteTrailRequest request) {
        return calls.change(
                onTrail("DeleteTrail", request, request.name()), documents -> trails.delete(documents, request));
    }

    @Override
    public GetTrailStatusResponse getTrailStatus(GetTrailStatusRequest request) {
        return calls.read(
                onTrail("GetTrailStatus", request, request.name()), documents -> trails.status(documents, request));
    }

    @Override
    public StartLoggingResponse startLogging(StartLoggingRequest request) {
        return calls.change(
                onTrail("StartLogging", request, request.name()), documents -> trails.start(documents, request));
    }

    @Override
    public StopLoggingResponse stopLogging(StopLoggingRequest request) {
        return calls.change(
                onTrail("StopLogging", request, request.name()), documents -> trails.stop(documents, request));
    }

    @Override
    public PutEventSelectorsResponse putEventSelectors(PutEventSelectorsRequest request) {
        return calls.change(
                onTrail("PutEventSelectors", request, request.trailName()),
                documents -> selectors.put(documents, request));
    }

    @Override
    public GetEventSelectorsResponse getEventSelectors(GetEventSelectorsRequest request) {
        return calls.read(
                onTrail("GetEventSelectors", request, request.trailName()),
                documents -> selectors.get(documents, request));
    }

    @Override
    public AddTagsResponse addTags(AddTagsRequest request) {
        return calls.change(
                onTrail("AddTags", request, request.resourceId()), documents -> trails.tag(documents, request));
    }

    @Override
    public RemoveTagsResponse removeTags(RemoveTagsRequest request) {
        return calls.change(
                onTrail("RemoveTags", request, request.resourceId()), documents -> trails.untag(documents, request));
    }

    @Override
    public ListTagsResponse listTags(ListTagsRequest request) {
        return calls.read(
                Call.of(TrailErrors.CLOUDTRAIL, "ListTags", request, "*"),
                documents -> trails.tags(documents, request));
    }

    @Override
    public LookupEventsResponse lookupEvents(LookupEventsRequest request) {
        return calls.read(
                Call.of(TrailErrors.CLOUDTRAIL, "LookupEvents", request, "*"), documents -> history.lookUp(request));
    }

    private Call onTrail(String operation, SdkPojo request, String nameOrArn) {
        return Call.of(TrailErrors.CLOUDTRAIL, operation, request, trails.arn(nameOrArn));
    }

    private static Call passing(Call call, @Nullable String roleArn) {
        return roleArn == null || roleArn.isEmpty() ? call : call.and("iam:PassRole", roleArn);
    }
}
