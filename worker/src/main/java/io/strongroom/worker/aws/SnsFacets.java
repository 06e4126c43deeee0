package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet.Sns;
import io.strongroom.domain.changes.WritableFacet.TopicPolicy;
import io.strongroom.domain.json.Json;
import java.util.Optional;
import software.amazon.awssdk.services.sns.SnsClient;

/** Reads and writes the policies of topics. */
final class SnsFacets implements ServiceFacets<Sns> {
    @Override
    public Optional<JsonNode> read(AwsAccount account, Sns facet) {
        return switch (facet) {
            case TopicPolicy(var arn) ->
                TopicReader.attributes(account, arn)
                        .map(attributes -> attributes.get("Policy"))
                        .map(Json::parse);
        };
    }

    @Override
    public Applied write(AwsAccount account, Sns facet, Change change, String token) {
        var sns = account.client(SnsClient.class);
        return switch (facet) {
            case TopicPolicy(var arn) -> {
                var policy = Json.write(change.after().orElseThrow());
                yield Applied.by(sns.setTopicAttributes(
                        b -> b.topicArn(arn).attributeName("Policy").attributeValue(policy)));
            }
        };
    }
}
