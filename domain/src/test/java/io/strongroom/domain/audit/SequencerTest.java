package io.strongroom.domain.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.audit.tree.Hash;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SequencerTest {
    private final Sealing sealing = new Sealing();

    private List<Long> places() {
        return sealing.log.log.stream().map(SealedEntry::seq).toList();
    }

    @Test
    void factsGetPlacesWithoutGaps() {
        var sequencer = sealing.sequencer();
        sealing.happen(3);
        assertEquals(3, sequencer.turn());
        assertEquals(0, sequencer.turn());
        // A fact with a lower number that was committed later.
        sealing.log.record(9, "bob", sealing.now());
        sequencer.turn();
        sealing.log.record(7, "bob", sealing.now());
        sequencer.turn();
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), places());
        assertEquals(7, sealing.log.log.getLast().entry().seq());
        assertTrue(new AuditCheck(sealing.log).run().verified());
    }

    @Test
    void eachHeadFollowsTheOneBefore() {
        sealing.with(3, 300);
        var heads = sealing.log.heads;
        assertEquals(
                List.of(300L, 600L, 900L),
                heads.stream().map(head -> head.checkpoint().size()).toList());
        assertEquals(Hash.EMPTY, heads.get(0).checkpoint().previous());
        assertEquals(heads.get(0).hash(), heads.get(1).checkpoint().previous());
        assertEquals(heads.get(1).hash(), heads.get(2).checkpoint().previous());
        assertTrue(heads.get(2).signedBy(List.of(sealing.signer.key())));
        assertFalse(
                heads.get(2).signedBy(List.of(Sealing.signer("strongroom/test").key())));
        assertEquals(heads, sealing.anchors.kept);
    }

    @Test
    void silenceIsSignedOnceAMinute() {
        var sequencer = sealing.sequencer();
        sequencer.turn();
        assertEquals(1, sealing.log.heads.size(), "a new epoch is signed at once");
        sealing.pass(Duration.ofSeconds(59));
        sequencer.turn();
        assertEquals(1, sealing.log.heads.size());
        sealing.pass(Duration.ofSeconds(1));
        sequencer.turn();
        assertEquals(2, sealing.log.heads.size());
        assertEquals(sealing.now(), sealing.log.status().anchoredUntil().orElseThrow());
    }

    @Test
    void anotherTakesOverWhereTheFirstWas() {
        var first = sealing.sequencer();
        var second = sealing.sequencer();
        sealing.happen(700);
        assertEquals(700, first.turn());
        sealing.happen(5);
        assertEquals(0, second.turn(), "the first has the lead");
        sealing.log.leaderDies();
        assertEquals(5, second.turn());
        sealing.happen(2);
        assertEquals(0, first.turn(), "a zombie writes nothing");
        assertEquals(2, second.turn());
        assertEquals(LongStream.rangeClosed(1, 707).boxed().toList(), places());
        assertEquals(2, sealing.log.heads.getLast().checkpoint().epoch());
        assertEquals(List.of("took over 1 at 0", "took over 2 at 700"), sealing.notices);
        assertTrue(new AuditCheck(sealing.log).run().verified());
    }

    @Test
    void whoStepsDownLetsAnotherLead() {
        var first = sealing.sequencer();
        first.turn();
        first.stop();
        sealing.happen(1);
        assertEquals(1, sealing.sequencer().turn());
    }

    @Test
    void aFullHandMeansThatMoreMayWait() {
        var sequencer = sealing.sequencer();
        sealing.happen(Sequencer.AT_ONCE + 1);
        assertEquals(Sequencer.AT_ONCE, sequencer.turn());
        assertEquals(Optional.empty(), sealing.log.status().anchoredUntil(), "something older may wait still");
        sealing.pass(Duration.ofSeconds(1));
        assertEquals(1, sequencer.turn());
        assertEquals(Optional.of(sealing.now()), sealing.log.status().anchoredUntil());
    }

    @Test
    void whatCannotBeAnchoredIsTriedAgainAndInTheEndFreezes() {
        var sequencer = sealing.sequencer();
        sequencer.turn();
        sealing.anchors.reachable = false;
        sealing.happen(1);
        sealing.pass(Duration.ofSeconds(2));
        assertEquals(1, sequencer.turn());
        assertEquals(AuditStatus.Badge.VERIFYING, sealing.log.status().badge(sealing.now()));
        sealing.pass(AuditStatus.LATE);
        sequencer.turn();
        assertEquals(AuditStatus.Badge.ANCHOR_LATE, sealing.log.status().badge(sealing.now()));
        assertTrue(sealing.log.status().frozen(sealing.now()).isEmpty());
        sealing.pass(AuditStatus.FROZEN.minus(AuditStatus.LATE));
        assertTrue(sealing.log.status().frozen(sealing.now()).orElseThrow().contains("anchored"));
        sealing.anchors.reachable = true;
        sequencer.turn();
        assertTrue(sealing.log.status().frozen(sealing.now()).isEmpty());
        assertTrue(sealing.notices.contains("not anchored"));
    }

    @Test
    void nothingIsPutOnTopOfALogThatEndsBeforeItsAnchor() {
        sealing.with(2, 10);
        sealing.log.leaderDies();
        sealing.log.log.subList(10, 20).clear();
        sealing.log.heads.removeLast();
        sealing.happen(1);
        var sequencer = sealing.sequencer();
        assertEquals(0, sequencer.turn());
        var broken = sealing.log.status().broken().orElseThrow();
        assertEquals(11, broken.from());
        assertEquals(20, broken.until());
        assertEquals(AuditStatus.Badge.BROKEN, sealing.log.status().badge(sealing.now()));
        assertTrue(sealing.log.status().frozen(sealing.now()).isPresent());
        assertEquals(10, sealing.log.log.size());
    }

    @Test
    void nothingIsPutOnTopOfALogThatIsNotTheAnchoredOne() {
        sealing.with(1, 10);
        sealing.log.leaderDies();
        var other = new Sealing();
        other.happen(4);
        other.with(1, 8);
        sealing.anchors.kept.add(other.log.heads.getLast());
        assertEquals(0, sealing.sequencer().turn());
        assertTrue(sealing.log.status().broken().isPresent());
    }

    @Test
    void nothingIsPutOnTopOfALogWhoseAnchorsCannotBeRead() {
        sealing.anchors.reachable = false;
        sealing.happen(1);
        var sequencer = sealing.sequencer();
        assertEquals(0, sequencer.turn());
        sealing.anchors.reachable = true;
        sealing.pass(Sequencer.LOOK_AGAIN);
        assertEquals(1, sequencer.turn());
        assertTrue(sealing.log.status().broken().isEmpty());
    }

    @Test
    void aBrokenLogIsLookedAtAgain() {
        sealing.with(1, 10);
        sealing.log.leaderDies();
        var last = sealing.log.log.removeLast();
        var sequencer = sealing.sequencer();
        sequencer.turn();
        sealing.log.log.add(last);
        sealing.happen(1);
        assertEquals(0, sequencer.turn(), "not at once");
        sealing.pass(Sequencer.LOOK_AGAIN);
        assertEquals(1, sequencer.turn());
        assertTrue(sealing.log.status().broken().isPresent(), "until a check of the whole log");
        var result = new AuditCheck(sealing.log).run();
        sealing.log.checked(result, sealing.now());
        assertEquals(AuditStatus.Badge.VERIFIED, sealing.log.status().badge(sealing.now()));
    }
}
