package io.strongroom.sandbox.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.json.Json;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** What SNS does, whoever simulates it. */
abstract class TopicContract {
    private final String name = "test-" + UUID.randomUUID();
    SnsClient sns;
    String arn = "";

    abstract SnsClient connect();

    @BeforeEach
    void start() {
        sns = connect();
        arn = sns.createTopic(r -> r.name(name)).topicArn();
    }

    Map<String, String> attributes() {
        return sns.getTopicAttributes(r -> r.topicArn(arn)).attributes();
    }

    @Test
    void aTopicIsMadeOnceHoweverOftenItIsAskedFor() {
        assertEquals("arn:aws:sns:eu-west-1:123456789012:" + name, arn);
        assertEquals(arn, sns.createTopic(r -> r.name(name)).topicArn());
        assertEquals("123456789012", attributes().get("Owner"));
        assertTrue(sns.listTopicsPaginator().topics().stream()
                .anyMatch(topic -> topic.topicArn().equals(arn)));
    }

    @Test
    void aNewTopicHasThePolicyThatLetsItsOwnerIn() {
        var policy = Json.parse(attributes().get("Policy"));
        assertEquals(
                "123456789012",
                policy.at("/Statement/0/Condition/StringEquals/AWS:SourceOwner").asText());
    }

    @Test
    void aPolicyIsGivenBackAsItWasPut() {
        var policy = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"},\
                "Action":"sns:Publish","Resource":"%s"}]}""".formatted(arn);
        sns.setTopicAttributes(r -> r.topicArn(arn).attributeName("Policy").attributeValue(policy));
        assertEquals(Json.parse(policy), Json.parse(attributes().get("Policy")));
    }

    @Test
    void subscriptionsAreListed() {
        sns.subscribe(r -> r.topicArn(arn).protocol("sqs").endpoint("arn:aws:sqs:eu-west-1:123456789012:q"));
        var found = sns.listSubscriptionsByTopic(r -> r.topicArn(arn)).subscriptions();
        assertEquals(1, found.size());
        assertEquals("sqs", found.getFirst().protocol());
    }

    @Test
    void aDeletedTopicIsNotFound() {
        sns.deleteTopic(r -> r.topicArn(arn));
        assertThrows(NotFoundException.class, this::attributes);
    }
}
