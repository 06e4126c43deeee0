package io.strongroom.domain.controls.operations;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.WatchSamples;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceIsCompleteTest {
    private final EvidenceIsComplete control = new EvidenceIsComplete();

    private static Inventory.Builder allRead() {
        var inventory = WatchSamples.account();
        Kinds.ALL.forEach(kind -> readNothing(inventory, kind));
        return inventory.read(Kinds.ACCOUNT, List.of(Samples.account()));
    }

    private static <R extends Resource> void readNothing(Inventory.Builder inventory, Kind<R> kind) {
        inventory.read(kind, List.of());
    }

    @Test
    void everythingReadPasses() {
        assertEquals("PASS", verdict(control, allRead()).label());
    }

    @Test
    void oneDeniedKindFails() {
        var fail = assertInstanceOf(
                Verdict.Fail.class, verdict(control, allRead().unread(Kinds.ROLES, WatchSamples.DENIED)));
        assertEquals("roles", fail.facts().path("denied").path(0).asText());
    }

    @Test
    void littleThrottlingPassesAndMuchFails() {
        var throttled = new Coverage.Throttled("some:Call");
        var inventory = allRead().unread(Kinds.ROLES, throttled);
        assertEquals("PASS", verdict(control, inventory).label());
        inventory.unread(Kinds.USERS, throttled).unread(Kinds.KEYS, throttled).unread(Kinds.TRAILS, throttled);
        assertEquals("FAIL", verdict(control, inventory).label());
    }

    @Test
    void whatTheSdkDoesNotKnowIsCountedApart() {
        var inventory = allRead().unread(Kinds.KEY_USES, new Coverage.Unsupported("kms:GetKeyLastUsage"));
        var pass = assertInstanceOf(Verdict.Pass.class, verdict(control, inventory));
        assertEquals("key-uses", pass.facts().path("unsupported").path(0).asText());
        assertEquals(1.0, pass.facts().path("share").asDouble());
    }

    @Test
    void unreadAccountIsUnknown() {
        assertEquals(
                "UNKNOWN",
                verdictOnWhole(control, allRead().unread(Kinds.ACCOUNT, WatchSamples.DENIED))
                        .label());
    }

    @Test
    void noAccountIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, allRead().read(Kinds.ACCOUNT, List.of()))
                        .label());
    }
}
