package io.strongroom.sandbox.sns;

import io.strongroom.sandbox.calls.Call;
import io.strongroom.sandbox.calls.Calls;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;

/** SNS for one account and Region. Operations that are not here throw {@link UnsupportedOperationException}. */
public final class SandboxSns implements SnsClient {
    private final Calls calls;
    private final Topics topics;

    public SandboxSns(Calls calls) {
        this.calls = calls;
        this.topics = new Topics(calls);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateTopicResponse createTopic(CreateTopicRequest request) {
        return calls.change(
                onTopic("CreateTopic", request, topics.arn(request.name())),
                documents -> topics.create(documents, request));
    }

    @Override
    public GetTopicAttributesResponse getTopicAttributes(GetTopicAttributesRequest request) {
        return calls.read(
                onTopic("GetTopicAttributes", request, request.topicArn()),
                documents -> topics.get(documents, request));
    }

    @Override
    public SetTopicAttributesResponse setTopicAttributes(SetTopicAttributesRequest request) {
        return calls.change(
                onTopic("SetTopicAttributes", request, request.topicArn()),
                documents -> topics.set(documents, request));
    }

    @Override
    public ListTopicsResponse listTopics(ListTopicsRequest request) {
        return calls.read(onTopic("ListTopics", request, "*"), documents -> topics.list(documents, request));
    }

    @Override
    public DeleteTopicResponse deleteTopic(DeleteTopicRequest request) {
        return calls.change(
                onTopic("DeleteTopic", request, request.topicArn()), documents -> topics.delete(documents, request));
    }

    @Override
    public SubscribeResponse subscribe(SubscribeRequest request) {
        return calls.change(
                onTopic("Subscribe", request, request.topicArn()), documents -> topics.subscribe(documents, request));
    }

    @Override
    public ListSubscriptionsByTopicResponse listSubscriptionsByTopic(ListSubscriptionsByTopicRequest request) {
        return calls.read(
                onTopic("ListSubscriptionsByTopic", request, request.topicArn()),
                documents -> topics.subscriptions(documents, request));
    }

    @Override
    public ListSubscriptionsResponse listSubscriptions(ListSubscriptionsRequest request) {
        return calls.read(onTopic("ListSubscriptions", request, "*"), documents -> topics.all(documents, request));
    }

    private static Call onTopic(String operation, SdkPojo request, String arn) {
        return Call.of(Topics.SNS, operation, request, arn);
    }
}
