package io.strongroom.domain.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.audit.tree.Hash;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditCheckTest {
    private final Sealing sealing = new Sealing().with(5, 20);
    private final InMemoryAuditLog log = sealing.log;

    private AuditCheck.Result check() {
        return new AuditCheck(log).run();
    }

    private Flaw first() {
        var result = check();
        assertFalse(result.verified());
        return result.flaws().getFirst();
    }

    private static SealedEntry edited(SealedEntry one) {
        var entry = one.entry();
        var other = new AuditEntry(
                entry.seq(),
                entry.at(),
                "mallory",
                entry.action(),
                entry.objectKind(),
                entry.objectId(),
                entry.details());
        return new SealedEntry(one.seq(), other, one.hash());
    }

    @Test
    void aLogThatIsAsItWasIsVerified() {
        var result = check();
        assertEquals(List.of(), result.flaws());
        assertEquals(100, result.entries());
        assertEquals(100, result.size());
        assertEquals(log.heads.getLast().checkpoint().root(), result.root());
        assertTrue(new AuditCheck(new InMemoryAuditLog()).run().verified(), "an empty one");
    }

    @Test
    void anEditedEntryIsFound() {
        log.log.set(41, edited(log.log.get(41)));
        assertEquals(Flaw.at(42, "the entry is not what it was when it was sealed"), first());
    }

    @Test
    void anEntryThatIsEditedAndSealedAgainIsFoundBetweenTwoHeads() {
        var one = edited(log.log.get(41));
        log.log.set(41, SealedEntry.of(42, one.entry()));
        assertEquals(new Flaw(41, 60, "these entries are not those that the head signs"), first());
    }

    @Test
    void aMissingEntryIsFound() {
        log.log.remove(41);
        assertEquals(Flaw.at(42, "entries are missing"), first());
    }

    @Test
    void aMissingEndIsFound() {
        log.log.subList(90, 100).clear();
        assertEquals(new Flaw(91, 100, "the log ends before its signed head says"), first());
    }

    @Test
    void aHeadThatAnotherSignedIsFound() {
        var head = log.heads.getLast();
        log.heads.set(4, SignedCheckpoint.sign(head.checkpoint(), Sealing.signer("strongroom/test")));
        assertTrue(first().what().contains("not signed by a key"));
        assertTrue(check().flaws().stream().anyMatch(flaw -> flaw.what().contains("anchored at memory")));
    }

    @Test
    void aHeadThatWasTakenOutIsFound() {
        log.heads.remove(2);
        assertTrue(first().what().contains("does not follow"));
    }

    @Test
    void aFactThatWasLeftOutIsFound() {
        log.leftOut = 2;
        assertEquals(Flaw.at(100, "2 facts were recorded and have no place in the log"), first());
    }

    @Test
    void theFormatIsForEver() {
        var entry = new AuditEntry(
                7,
                Instant.parse("2026-11-24T10:00:00.000120Z"),
                "alice",
                "job.approved",
                "job",
                "0193",
                Json.object().put("zeta", 1).put("alpha", "a\u2028\nb"));
        var leaf = Leaf.of(3, entry);
        assertEquals(
                "{\"action\":\"job.approved\",\"actor\":\"alice\",\"at\":\"2026-11-24T10:00:00.000120Z\","
                        + "\"details\":{\"alpha\":\"a\u2028\\nb\",\"zeta\":1},\"intent\":7,"
                        + "\"object\":{\"id\":\"0193\",\"kind\":\"job\"},\"seq\":3}",
                leaf.text());
        var checkpoint =
                new Checkpoint("strongroom/x", 2, 3, Hash.EMPTY, Instant.parse("2026-11-24T10:00:00Z"), Hash.EMPTY);
        assertEquals("""
                strongroom/x
                3
                47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
                epoch 2
                time 2026-11-24T10:00:00Z
                previous 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
                """, checkpoint.text());
        assertEquals(Optional.of(checkpoint), Checkpoint.parse(checkpoint.text()));
        assertEquals(Optional.empty(), Checkpoint.parse(checkpoint.text().replace("epoch 2", "epoch 02")));
        assertEquals(Optional.empty(), Checkpoint.parse(checkpoint.text() + "\n"));
    }

    @Test
    void keysAndNotesAreReadBack() {
        var key = sealing.signer.key();
        assertEquals(Optional.of(key), CheckpointKey.parse(key + "\n"));
        assertEquals(Optional.empty(), CheckpointKey.parse(key.toString().replace("+", "-")));
        assertEquals(Optional.empty(), CheckpointKey.parse("other" + key));
        var head = log.heads.getLast();
        assertEquals(Optional.of(head), SignedCheckpoint.parse(head.note()));
        assertEquals(Optional.empty(), SignedCheckpoint.parse("nothing"));
    }

    @Test
    void onlyALogThatWasNeverAnchoredIsNotConfigured() {
        var status = new InMemoryAuditLog().status();
        assertEquals(AuditStatus.Badge.NOT_CONFIGURED, status.badge(sealing.now()));
        assertEquals(Optional.empty(), status.frozen(sealing.now()));
    }
}
