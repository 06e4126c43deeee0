package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.inventory.ReadOnlyFacet.Topic;
import io.strongroom.domain.json.Json;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** Looks a topic up. */
final class TopicReader implements FacetReader<Topic> {
    @Override
    public Optional<JsonNode> read(AwsAccount account, Topic topic) {
        return attributes(account, topic.arn()).map(attributes -> {
            var state = Json.object().put("arn", topic.arn());
            var key = attributes.getOrDefault("KmsMasterKeyId", "");
            return key.isEmpty() ? state : state.put("kmsKeyId", key);
        });
    }

    static Optional<Map<String, String>> attributes(AwsAccount account, String arn) {
        try {
            return Optional.of(account.client(SnsClient.class)
                    .getTopicAttributes(b -> b.topicArn(arn))
                    .attributes());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }
}
