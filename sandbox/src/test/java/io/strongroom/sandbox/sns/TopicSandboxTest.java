package io.strongroom.sandbox.sns;

import io.strongroom.sandbox.calls.MovingClock;
import io.strongroom.sandbox.calls.Refused;
import io.strongroom.sandbox.calls.Sandboxes;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;

/** The contract, and what moto does not know. */
class TopicSandboxTest extends TopicContract {
    @Override
    SnsClient connect() {
        return Sandboxes.client(Sandboxes.calm(new MovingClock()), SnsClient.class);
    }

    @Test
    void brokenPoliciesAndUnknownAttributesAreRefused() {
        Refused.with("InvalidParameter", () -> set("Policy", "{\"Statement\":[]}"));
        Refused.with("InvalidParameter", () -> set("Owner", "999999999999"));
        Refused.with("InvalidParameter", () -> sns.createTopic(r -> r.name("a b")));
    }

    private void set(String attribute, String value) {
        sns.setTopicAttributes(r -> r.topicArn(arn).attributeName(attribute).attributeValue(value));
    }
}
