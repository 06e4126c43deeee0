package io.strongroom.worker.inventory.trails;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.trails.Topic;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Topics, and all subscriptions of the Region in one list. */
@Singleton
final class TopicsReader implements KindReader<Topic> {
    private static final String ATTRIBUTES = "sns:GetTopicAttributes";

    @Override
    public Kind<Topic> kind() {
        return Kinds.TOPICS;
    }

    @Override
    public List<Topic> read(Gathering from) {
        var sns = from.client(SnsClient.class);
        var arns = from.call(
                "sns:ListTopics",
                () -> sns.listTopicsPaginator().topics().stream()
                        .map(topic -> topic.topicArn())
                        .toList());
        if (arns.isEmpty()) {
            return List.of();
        }
        var subscriptions = from.told("sns:ListSubscriptions", () -> Optional.of(subscriptions(sns)));
        return from.each(arns, arn -> topic(from, sns, arn, subscriptions));
    }

    private static Topic topic(
            Gathering from, SnsClient sns, String arn, Told<Map<String, List<Topic.Subscription>>> subscriptions) {
        var attributes = from.told(
                ATTRIBUTES,
                () -> Optional.of(sns.getTopicAttributes(r -> r.topicArn(arn)).attributes()));
        return new Topic(
                arn,
                from.told(
                        ATTRIBUTES,
                        () -> attributes
                                .value()
                                .map(all -> all.get("Policy"))
                                .map(text -> Gathering.document(ATTRIBUTES, text))),
                from.told(
                        ATTRIBUTES,
                        () -> attributes
                                .value()
                                .map(all -> all.get("KmsMasterKeyId"))
                                .filter(key -> !key.isEmpty())),
                from.told(
                        "sns:ListSubscriptions",
                        () -> subscriptions.value().map(all -> all.getOrDefault(arn, List.of()))));
    }

    private static Map<String, List<Topic.Subscription>> subscriptions(SnsClient sns) {
        var byTopic = new HashMap<String, List<Topic.Subscription>>();
        sns.listSubscriptionsPaginator()
                .subscriptions()
                .forEach((Subscription one) -> byTopic.computeIfAbsent(one.topicArn(), arn -> new ArrayList<>())
                        .add(new Topic.Subscription(
                                one.protocol(),
                                one.endpoint(),
                                // Until the subscriber says yes, there is a word in the place of the ARN.
                                one.subscriptionArn() != null
                                        && one.subscriptionArn().startsWith("arn:"))));
        return byTopic;
    }
}
