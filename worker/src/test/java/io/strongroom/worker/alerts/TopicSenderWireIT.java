package io.strongroom.worker.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.alerts.DeliveryId;
import io.strongroom.domain.alerts.Links;
import io.strongroom.domain.alerts.Notice;
import io.strongroom.domain.alerts.Occasion;
import io.strongroom.domain.alerts.Outcome;
import io.strongroom.domain.alerts.Payloads;
import io.strongroom.domain.alerts.Told;
import io.strongroom.domain.alerts.Wording;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.IncidentId;
import io.strongroom.domain.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A topic on the wire, with a queue that is subscribed to it, in an SNS that we did not write. */
class TopicSenderWireIT {
    private static final String VARIABLE = "STRONGROOM_MOTO_ENDPOINT";
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Links LINKS = new Links(Optional.of(URI.create("https://backups.example.org")));

    private final String name = "alerts-" + UUID.randomUUID();
    private SnsClient sns;
    private SqsClient sqs;
    private String topic;
    private String queue;

    @BeforeEach
    void aQueueIsSubscribed() {
        var endpoint = System.getProperty(VARIABLE, System.getenv().getOrDefault(VARIABLE, ""));
        Assumptions.assumeFalse(endpoint.isBlank(), "skipped: no moto; ./test starts one, or set " + VARIABLE);
        sns = client(SnsClient.builder().httpClient(UrlConnectionHttpClient.create()), endpoint);
        sqs = client(SqsClient.builder().httpClient(UrlConnectionHttpClient.create()), endpoint);
        topic = sns.createTopic(request -> request.name(name)).topicArn();
        queue = sqs.createQueue(request -> request.queueName(name)).queueUrl();
        var arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        sns.subscribe(request -> request.topicArn(topic)
                .protocol("sqs")
                .endpoint(arn)
                .attributes(Map.of("FilterPolicy", "{\"severity\":[\"CRITICAL\"]}")));
    }

    @AfterEach
    void close() {
        if (sns != null) {
            sns.close();
            sqs.close();
        }
    }

    private TopicSender sender(Optional<String> refusal) {
        return new TopicSender(
                region -> {
                    assertEquals("eu-west-1", region);
                    return sns;
                },
                refusal,
                new Wording(LINKS),
                new Payloads(LINKS));
    }

    private static Notice told(Severity severity) {
        return new Notice.Changes(List.of(new Told(
                Occasion.OPENED,
                NOW,
                IncidentId.next(),
                7,
                "A vault lock was removed",
                "mallory removed the lock of vault payments.",
                severity,
                "DETECTED",
                new AccountId("123456789012"),
                Optional.of("mallory"),
                Set.of(new DetectorId("INC-02")),
                Optional.empty())));
    }

    @Test
    void whatIsPublishedReachesSubscribersThatFilterBySeverity() {
        var sender = sender(Optional.empty());
        assertEquals(new Outcome.Arrived(), sender.send(topic, DeliveryId.next(), told(Severity.HIGH), NOW));
        assertEquals(new Outcome.Arrived(), sender.send(topic, DeliveryId.next(), told(Severity.CRITICAL), NOW));
        var messages = sqs.receiveMessage(request ->
                        request.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(5))
                .messages();
        assertEquals(1, messages.size());
        var envelope = Json.parse(messages.getFirst().body());
        assertEquals(topic, envelope.path("TopicArn").asText());
        assertEquals(
                "[Strongroom] CRITICAL opened in 123456789012: A vault lock was removed",
                envelope.path("Subject").asText());
        var payload = Json.parse(envelope.path("Message").asText());
        assertEquals("incident.opened", payload.path("type").asText());
        assertEquals("CRITICAL", payload.path("data").path("severity").asText());
    }

    @Test
    void aTopicThatIsNotThereIsSaidSo() {
        var outcome = sender(Optional.empty()).send(topic + "-gone", DeliveryId.next(), told(Severity.HIGH), NOW);
        assertTrue(outcome instanceof Outcome.Missed(var why, var wait) && why.contains("NotFound"), outcome::toString);
    }

    @Test
    void inTheSimulationNothingIsPublished() {
        assertEquals(
                new Outcome.Missed("simulated"),
                sender(Optional.of("simulated")).send(topic, DeliveryId.next(), told(Severity.CRITICAL), NOW));
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, String endpoint) {
        return builder.endpointOverride(URI.create(endpoint))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }
}
