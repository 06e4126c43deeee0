package io.strongroom.worker.aws;

import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet;

/** Reads and writes the facets of one AWS service. */
interface ServiceFacets<W extends WritableFacet> extends FacetReader<W> {
    /**
     * Makes the call or calls that take the facet from {@code change.before()} to {@code change.after()}. Each is made
     * once, with {@code ExpectedBucketOwner} or its like where the service has one; the caller has checked that before still holds.
     *
     * @param facet the change's facet
     * @param change with every stand-in resolved
     * @param token the same for every try of this change of this job, as an idempotency token where AWS takes one: 1–64
     *     of {@code a-z 0-9 -}
     * @throws software.amazon.awssdk.core.exception.SdkException what AWS or the network says; after a time-out the outcome is unknown
     */
    Applied write(AwsAccount account, W facet, Change change, String token);
}
