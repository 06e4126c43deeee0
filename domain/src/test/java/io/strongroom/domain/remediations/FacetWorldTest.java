package io.strongroom.domain.remediations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet.Bucket;
import io.strongroom.domain.changes.WritableFacet.BucketEncryption;
import io.strongroom.domain.changes.WritableFacet.KeyAlias;
import io.strongroom.domain.changes.WritableFacet.KeyRotation;
import io.strongroom.domain.changes.WritableFacet.TaggedKey;
import io.strongroom.domain.changes.WritableFacet.VaultLock;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FacetWorldTest {
    private final FacetWorld world = new FacetWorld(
            new Target(new AccountId("123456789012"), new Region("eu-west-1")), Instant.parse("2026-01-02T03:04:05Z"));

    @Test
    void standInsBecomeTheArnOfWhatWasMade() {
        var off = Json.object().put("enabled", false);
        var on = Json.object().put("enabled", true).put("periodDays", 365);
        var applied = world.apply(List.of(
                Change.create(new TaggedKey("alias/backup-x"), Json.object().put("multiRegion", false)),
                Change.put(new KeyRotation(Change.madeBy(1)), Optional.of(off), on),
                Change.create(new KeyAlias("alias/backup-x"), Json.object().put("keyArn", Change.madeBy(1)))));
        var arn = world.state(new ReadOnlyFacet.Key("alias/backup-x"))
                .orElseThrow()
                .path("keyArn")
                .asText();
        assertEquals(Optional.of(on), world.state(new KeyRotation(arn)));
        world.rollBack(applied);
        assertEquals(Optional.empty(), world.state(new KeyAlias("alias/backup-x")));
        assertEquals(Optional.empty(), world.state(new TaggedKey("alias/backup-x")));
        assertEquals(
                "PendingDeletion",
                world.state(new ReadOnlyFacet.Key(arn))
                        .orElseThrow()
                        .path("state")
                        .asText());
    }

    @Test
    void aNewBucketIsEncryptedAndADeletedOneLeavesNothing() {
        var applied =
                world.apply(List.of(Change.create(new Bucket("b"), Json.object().put("region", "eu-west-1"))));
        assertTrue(world.state(new BucketEncryption("b")).isPresent());
        world.rollBack(applied);
        assertTrue(world.states().isEmpty());
    }

    @Test
    void aLockGetsItsDateAndAStalePlanIsRefused() {
        var lock = Json.object()
                .put("mode", "COMPLIANCE")
                .put("minRetentionDays", 7)
                .put("changeableForDays", 3);
        world.apply(List.of(Change.create(new VaultLock("v"), lock)));
        var state = world.state(new VaultLock("v")).orElseThrow();
        assertEquals("2026-01-05T03:04:05Z", state.path("lockDate").asText());
        var other = Json.object().put("mode", "GOVERNANCE").put("minRetentionDays", 9);
        assertThrows(IllegalStateException.class, () -> world.apply(List.of(Change.create(new VaultLock("v"), other))));
    }
}
