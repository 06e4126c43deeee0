package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.inventory.Facet;
import java.util.Optional;

/** Reads one kind of facet. */
@FunctionalInterface
interface FacetReader<F extends Facet> {
    /**
     * The facet's state in the shape that its Javadoc gives; empty when AWS says that it is not there.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException anything else that AWS or the network says; the caller turns it
     *     into a Reading
     */
    Optional<JsonNode> read(AwsAccount account, F facet);
}
