package io.strongroom.worker.alerts;

import io.strongroom.domain.alerts.DeliveryId;
import io.strongroom.domain.alerts.Notice;
import io.strongroom.domain.alerts.Outcome;
import io.strongroom.domain.alerts.Payloads;
import io.strongroom.domain.alerts.Wording;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.json.Json;
import io.strongroom.worker.aws.AwsFailure;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** Publishes to topics of Amazon SNS: words for people who are subscribed by mail, JSON for queues and functions. */
final class TopicSender {
    /** SNS takes fewer than a hundred characters of ASCII. */
    private static final int LONGEST_SUBJECT = 99;

    private static final int LONGEST_REASON = 300;

    private final Function<String, SnsClient> clients;
    private final Optional<String> refusal;
    private final Wording wording;
    private final Payloads payloads;

    /**
     * @param clients of a Region, with Strongroom's own credentials
     * @param refusal why nothing is published at all
     */
    TopicSender(Function<String, SnsClient> clients, Optional<String> refusal, Wording wording, Payloads payloads) {
        this.clients = clients;
        this.refusal = refusal;
        this.wording = wording;
        this.payloads = payloads;
    }

    Outcome send(String topic, DeliveryId id, Notice notice, Instant at) {
        return refusal.<Outcome>map(Outcome.Missed::new).orElseGet(() -> publish(topic, id, notice, at));
    }

    private Outcome publish(String topic, DeliveryId id, Notice notice, Instant at) {
        var subject = wording.subject(notice).replaceAll("[^ -~]", "?");
        var thin = payloads.thin(notice, at);
        var texts = Json.object().put("default", wording.body(notice));
        for (var program : new String[] {"sqs", "lambda", "http", "https", "firehose"}) {
            texts.put(program, thin);
        }
        try {
            clients.apply(topic.split(":")[3]).publish(request -> {
                request.topicArn(topic)
                        .subject(subject.substring(0, Math.min(LONGEST_SUBJECT, subject.length())))
                        .message(Json.write(texts))
                        .messageStructure("json")
                        .messageAttributes(attributes(notice));
                if (topic.endsWith(".fifo")) {
                    request.messageGroupId("strongroom").messageDeduplicationId(id + "-" + at.getEpochSecond());
                }
            });
            return new Outcome.Arrived();
        } catch (SdkException e) {
            var failure = AwsFailure.of(e);
            var message = failure.message();
            var reason = message.substring(0, Math.min(LONGEST_REASON, message.length()));
            return new Outcome.Missed("SNS did not take it: " + failure.code() + ", " + reason
                    + ". Strongroom's own role needs sns:Publish on the topic, and kms:GenerateDataKey and kms:Decrypt on"
                    + " its key if it has one.");
        }
    }

    /** What subscriptions can filter by. */
    private static Map<String, MessageAttributeValue> attributes(Notice notice) {
        var attributes = new TreeMap<String, MessageAttributeValue>();
        attributes.put("type", text(notice.type()));
        if (notice instanceof Notice.Changes(var all)) {
            var worst = all.stream()
                    .map(told -> told.severity())
                    .sorted()
                    .findFirst()
                    .orElse(Severity.LOW);
            attributes.put("severity", text(worst.name()));
            attributes.put("account", text(all.getFirst().account().value()));
        }
        return attributes;
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
