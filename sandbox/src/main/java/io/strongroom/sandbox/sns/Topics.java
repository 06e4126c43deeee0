package io.strongroom.sandbox.sns;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Dialect;
import io.strongroom.sandbox.calls.Page;
import io.strongroom.sandbox.calls.PolicyText;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Shelf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.SnsResponseMetadata;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Topic;

/** Topics. */
final class Topics {
    static final Dialect SNS = sns();
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final Set<String> SETTABLE = Set.of("Policy", "DisplayName", "DeliveryPolicy", "KmsMasterKeyId");
    private static final int PAGE = 100;
    private final Calls calls;

    private record Kept(Map<String, String> attributes, List<Endpoint> subscriptions) {
        static Kept read(JsonNode node) {
            return Json.convert(node, Kept.class);
        }
    }

    private record Endpoint(String protocol, String endpoint, String arn) {}

    Topics(Calls calls) {
        this.calls = calls;
    }

    private static Dialect sns() {
        var usual = Dialect.query("sns", SnsException::builder, SnsResponseMetadata::create);
        return new Dialect(
                usual.service(),
                usual.generic(),
                usual.throttled(),
                new Dialect.Refusal("AuthorizationError", 403),
                usual.failed(),
                usual.metadata(),
                false);
    }

    /** Making one that is there gives the same one. */
    CreateTopicResponse create(Documents documents, CreateTopicRequest request) {
        if (!NAME.matcher(request.name()).matches()) {
            throw invalid("Invalid parameter: Topic Name");
        }
        var arn = arn(request.name());
        if (documents.get(shelf().key(arn)).isEmpty()) {
            var attributes = new TreeMap<String, String>();
            attributes.put("TopicArn", arn);
            attributes.put("Owner", calls.place().account().value());
            attributes.put("Policy", usualPolicy(arn));
            attributes.put("DisplayName", "");
            attributes.putAll(request.attributes());
            documents.put(shelf().key(arn), Json.tree(new Kept(attributes, List.of())));
        }
        return CreateTopicResponse.builder().topicArn(arn).build();
    }

    GetTopicAttributesResponse get(Documents documents, GetTopicAttributesRequest request) {
        var kept = require(documents, request.topicArn());
        SortedMap<String, String> attributes = new TreeMap<>(kept.attributes());
        attributes.put(
                "SubscriptionsConfirmed", String.valueOf(kept.subscriptions().size()));
        attributes.put("SubscriptionsPending", "0");
        return GetTopicAttributesResponse.builder().attributes(attributes).build();
    }

    SetTopicAttributesResponse set(Documents documents, SetTopicAttributesRequest request) {
        var kept = require(documents, request.topicArn());
        if (!SETTABLE.contains(request.attributeName())) {
            throw invalid("Invalid parameter: AttributeName");
        }
        var attributes = new TreeMap<>(kept.attributes());
        if (request.attributeName().equals("Policy")) {
            requireSound(request.attributeValue());
        }
        attributes.put(request.attributeName(), request.attributeValue());
        documents.put(shelf().key(request.topicArn()), Json.tree(new Kept(attributes, kept.subscriptions())));
        return SetTopicAttributesResponse.builder().build();
    }

    ListTopicsResponse list(Documents documents, ListTopicsRequest request) {
        var page = Page.of(
                documents, shelf(), request.nextToken(), null, PAGE, () -> invalid("Invalid parameter: NextToken"));
        return ListTopicsResponse.builder()
                .topics(page.map(stored -> Topic.builder().topicArn(stored.id()).build()))
                .nextToken(page.next())
                .build();
    }

    DeleteTopicResponse delete(Documents documents, DeleteTopicRequest request) {
        documents.delete(shelf().key(request.topicArn()));
        return DeleteTopicResponse.builder().build();
    }

    /** Nobody has to confirm here. */
    SubscribeResponse subscribe(Documents documents, SubscribeRequest request) {
        var kept = require(documents, request.topicArn());
        var all = new ArrayList<>(kept.subscriptions());
        var subscription =
                new Endpoint(request.protocol(), request.endpoint(), request.topicArn() + ":" + calls.uuid());
        all.add(subscription);
        documents.put(shelf().key(request.topicArn()), Json.tree(new Kept(kept.attributes(), all)));
        return SubscribeResponse.builder().subscriptionArn(subscription.arn()).build();
    }

    /** Those of all topics, topic by topic: a page of topics is a page of the answer. */
    ListSubscriptionsResponse all(Documents documents, ListSubscriptionsRequest request) {
        var page = Page.of(
                documents, shelf(), request.nextToken(), null, PAGE, () -> invalid("Invalid parameter: NextToken"));
        return ListSubscriptionsResponse.builder()
                .subscriptions(page.items().stream()
                        .flatMap(topic -> subscriptions(topic.id(), Kept.read(topic.body())))
                        .toList())
                .nextToken(page.next())
                .build();
    }

    ListSubscriptionsByTopicResponse subscriptions(Documents documents, ListSubscriptionsByTopicRequest request) {
        return ListSubscriptionsByTopicResponse.builder()
                .subscriptions(subscriptions(request.topicArn(), require(documents, request.topicArn()))
                        .toList())
                .build();
    }

    private Stream<Subscription> subscriptions(String topic, Kept kept) {
        return kept.subscriptions().stream()
                .map(one -> Subscription.builder()
                        .topicArn(topic)
                        .protocol(one.protocol())
                        .endpoint(one.endpoint())
                        .subscriptionArn(one.arn())
                        .owner(calls.place().account().value())
                        .build());
    }

    String arn(String name) {
        return calls.place().arn("sns", name);
    }

    private Kept require(Documents documents, String arn) {
        return documents
                .get(shelf().key(arn))
                .map(Kept::read)
                .orElseThrow(() -> SNS.error(NotFoundException.builder(), "NotFound", 404, "Topic does not exist"));
    }

    private static void requireSound(String policy) {
        try {
            PolicyText.parse(policy);
        } catch (PolicyText.Malformed e) {
            throw invalid("Invalid parameter: Policy Error: " + e.why());
        }
    }

    private static AwsServiceException invalid(String message) {
        return SNS.error(InvalidParameterException.builder(), "InvalidParameter", 400, message);
    }

    private String usualPolicy(String arn) {
        return """
                {"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID",\
                "Effect":"Allow","Principal":{"AWS":"*"},"Action":["SNS:GetTopicAttributes","SNS:SetTopicAttributes",\
                "SNS:AddPermission","SNS:RemovePermission","SNS:DeleteTopic","SNS:Subscribe",\
                "SNS:ListSubscriptionsByTopic","SNS:Publish"],"Resource":"%s",\
                "Condition":{"StringEquals":{"AWS:SourceOwner":"%s"}}}]}""".formatted(arn, calls.place().account());
    }

    private Shelf shelf() {
        return calls.place().shelf("sns", "topics");
    }
}
