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
