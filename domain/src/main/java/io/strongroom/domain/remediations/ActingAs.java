package io.strongroom.domain.remediations;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.inventory.Snapshot;
import java.util.List;
import java.util.stream.Stream;

/** Who Strongroom is in the account: it reads as one role and changes as another, and must lock out neither. */
public final class ActingAs {
    private ActingAs() {}

    /**
     * The ARNs of both, each once.
     *
     * @throws io.strongroom.domain.inventory.Unreadable when it could not be read who we are
     */
    public static List<String> arns(Snapshot snapshot) {
        return snapshot.state(new ReadOnlyFacet.Caller()).stream()
                .flatMap(state -> Stream.of(state.path("arn"), state.path("changesAs")))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .distinct()
                .toList();
    }
}
