package io.strongroom.domain.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.changes.WritableFacet.Bucket;
import io.strongroom.domain.changes.WritableFacet.BucketLogging;
import io.strongroom.domain.changes.WritableFacet.BucketPolicy;
import io.strongroom.domain.changes.WritableFacet.KeyAlias;
import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeptBucketsTest {
    private static final List<Change> MADE =
            List.of(Change.create(new Bucket("logs"), Json.object().put("region", "eu-west-1")));

    @Test
    void aBucketThatHoldsSomethingIsKeptWithItsProtection() {
        var kept = KeptBuckets.among(MADE, facet -> Optional.of(Json.object().put("empty", false)));
        assertTrue(kept.cover(new Bucket("logs")));
        assertTrue(kept.cover(new BucketPolicy("logs")));
        assertFalse(kept.cover(new BucketLogging("source")));
        assertFalse(kept.cover(new KeyAlias("logs")));
    }

    @Test
    void anEmptyOneAndOneThatIsGoneAndOneThatWasThereBeforeAreNot() {
        assertEquals(
                Set.of(),
                KeptBuckets.among(MADE, facet -> Optional.of(Json.object().put("empty", true)))
                        .names());
        assertEquals(
                Set.of(), KeptBuckets.among(MADE, facet -> Optional.empty()).names());
        var altered = Change.put(new BucketPolicy("logs"), Optional.empty(), Json.object());
        assertEquals(
                Set.of(),
                KeptBuckets.among(
                                List.of(altered),
                                facet -> Optional.of(Json.object().put("empty", false)))
                        .names());
    }
}
