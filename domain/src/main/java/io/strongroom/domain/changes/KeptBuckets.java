package io.strongroom.domain.changes;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.changes.WritableFacet.Bucket;
import io.strongroom.domain.changes.WritableFacet.BucketEncryption;
import io.strongroom.domain.changes.WritableFacet.BucketLogging;
import io.strongroom.domain.changes.WritableFacet.BucketPolicy;
import io.strongroom.domain.changes.WritableFacet.BucketPublicAccessBlock;
import io.strongroom.domain.changes.WritableFacet.BucketVersioning;
import io.strongroom.domain.changes.WritableFacet.S3;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Buckets that a job made and that hold objects by now, such as access logs. Strongroom deletes no object, so a roll-back
 * leaves them as they are, and their protection with them.
 *
 * @param names of the buckets
 */
public record KeptBuckets(Set<String> names) {
    public KeptBuckets {
        names = Set.copyOf(names);
    }

    /**
     * @param applied what the job carried out
     * @param current what a facet's state is now
     */
    public static KeptBuckets among(Collection<Change> applied, Function<WritableFacet, Optional<JsonNode>> current) {
        var names = new TreeSet<String>();
        for (var change : applied) {
            if (change.facet() instanceof Bucket made
                    && change.kind() == Change.Kind.CREATE
                    && current.apply(made)
                            .filter(state -> !state.path("empty").asBoolean(true))
                            .isPresent()) {
                names.add(made.bucket());
            }
        }
        return new KeptBuckets(names);
    }

    /** Whether the facet is one of such a bucket. */
    public boolean cover(WritableFacet facet) {
        return facet instanceof S3 s3 && names.contains(bucket(s3));
    }

    private static String bucket(S3 facet) {
        return switch (facet) {
            case Bucket(var bucket) -> bucket;
            case BucketEncryption(var bucket) -> bucket;
            case BucketPolicy(var bucket) -> bucket;
            case BucketVersioning(var bucket) -> bucket;
            case BucketLogging(var bucket) -> bucket;
            case BucketPublicAccessBlock(var bucket) -> bucket;
        };
    }
}
