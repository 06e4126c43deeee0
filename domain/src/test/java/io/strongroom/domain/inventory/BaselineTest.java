package io.strongroom.domain.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.json.Json;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static Inventory.Builder world() {
        return WatchSamples.region()
                .read(Kinds.VAULTS, List.of(WatchSamples.notifyingVault()))
                .read(Kinds.RECOVERY_POINTS, List.of(Samples.recoveryPoints()))
                .read(Kinds.BACKUP_PLANS, List.of(Samples.plan()))
                .read(Kinds.KEYS, List.of(Samples.key()));
    }

    @Test
    void resourcesAreJsonInTheShapeOfTheirRecords() {
        var inventory = world().build();
        for (var kind :
                List.of(Kinds.VAULTS, Kinds.RECOVERY_POINTS, Kinds.BACKUP_PLANS, Kinds.KEYS, Kinds.BACKUP_SETTINGS)) {
            var components = Stream.of(kind.type().getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toSet());
            Baseline.seenBy(inventory)
                    .of(kind)
                    .values()
                    .forEach(json -> json.fieldNames()
                            .forEachRemaining(name -> assertTrue(components.contains(name), kind + " has no " + name)));
        }
    }

    @Test
    void sameResourcesAreWrittenTheSameInWhateverOrderTheyCame() {
        var one = Samples.vault();
        var other = Records.with(one, "arn", one.arn() + "-2");
        assertEquals(
                Json.write(vaults(List.of(one, other)).resources()),
                Json.write(vaults(List.of(other, one)).resources()));
    }

    @Test
    void kindThatCannotBeReadStaysAsItWasLastKnown() {
        var before = Baseline.seenBy(world().build());
        var now = Baseline.seenBy(
                world().since(before).unread(Kinds.VAULTS, WatchSamples.DENIED).build());
        assertEquals(before.of(Kinds.VAULTS), now.of(Kinds.VAULTS));
    }

    @Test
    void propertyThatCannotBeReadStaysAsItWasLastKnownAndTheRestIsNew() {
        var before = Baseline.seenBy(world().build());
        var dark = Records.with(
                Records.with(Samples.vault(), "tags", Told.unknown(WatchSamples.DENIED)), "minRetentionDays", 1L);
        var now = Baseline.seenBy(
                world().since(before).read(Kinds.VAULTS, List.of(dark)).build());
        var vault = now.of(Kinds.VAULTS).get(dark.arn());
        assertEquals("platform", vault.at("/tags/told/owner").asText());
        assertEquals(1, vault.path("minRetentionDays").asInt());
    }

    @Test
    void whatWasNeverKnownStaysUnknown() {
        var dark = Records.with(Samples.vault(), "tags", Told.unknown(WatchSamples.DENIED));
        var first = vaults(List.of(dark));
        assertTrue(first.of(Kinds.VAULTS).get(dark.arn()).path("tags").has("unknown"));
        var none = Baseline.seenBy(WatchSamples.region()
                .since(first)
                .unread(Kinds.KEYS, WatchSamples.DENIED)
                .build());
        assertFalse(none.covers(Kinds.KEYS));
    }

    @Test
    void onlyWhatSomebodyMadeIsABackup() {
        var byAws = Records.with(Samples.vault(), "name", "Default");
        assertFalse(vaults(List.of(byAws)).holdsBackups());
        assertTrue(vaults(List.of(Samples.vault())).holdsBackups());
        var plan = WatchSamples.region().read(Kinds.BACKUP_PLANS, List.of(Samples.plan()));
        assertTrue(Baseline.seenBy(plan.build()).holdsBackups());
        var points = WatchSamples.region().read(Kinds.RECOVERY_POINTS, List.of(Samples.recoveryPoints()));
        assertTrue(Baseline.seenBy(points.build()).holdsBackups());
    }

    private static Baseline vaults(List<Vault> all) {
        return Baseline.seenBy(WatchSamples.region().read(Kinds.VAULTS, all).build());
    }

    @Test
    void whatWasToldSaysSo() {
        assertEquals("{\"told\":5}", Json.write(Told.known(5)));
        assertEquals("{\"none\":true}", Json.write(Told.none()));
        assertEquals(
                "{\"unknown\":{\"coverage\":\"DENIED\",\"action\":\"some:Action\"}}",
                Json.write(Told.unknown(WatchSamples.DENIED)));
        assertEquals("{\"coverage\":\"READ\"}", Json.write(new Coverage.Read()));
    }

    @Test
    void toldInsideARecordSaysSoToo() {
        var dark = Records.with(Samples.vault(), "tags", Told.unknown(WatchSamples.DENIED));
        var json = Json.tree(dark);
        assertTrue(json.path("tags").has("unknown"));
        assertTrue(json.path("accessPolicy").path("none").asBoolean());
        assertEquals(
                Samples.vault().createdAt().toString(), json.path("createdAt").asText());
        assertFalse(json.has("lockDate"));
    }

    @Test
    void unreadKindIsLeftOut() {
        var baseline =
                Baseline.seenBy(world().unread(Kinds.KEYS, WatchSamples.DENIED).build());
        assertFalse(baseline.covers(Kinds.KEYS));
        assertTrue(baseline.covers(Kinds.VAULTS));
        assertEquals(Set.of(Samples.VAULT_ARN), baseline.of(Kinds.VAULTS).keySet());
    }

    @Test
    void otherKindsAreNotKept() {
        var baseline = Baseline.seenBy(
                world().read(Kinds.TRAILS, List.of(Samples.trail())).build());
        assertFalse(baseline.covers(Kinds.TRAILS));
    }
}
