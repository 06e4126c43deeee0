package io.strongroom.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.audit.Checkpoint;
import io.strongroom.domain.audit.Sealing;
import io.strongroom.domain.audit.SignedCheckpoint;
import io.strongroom.domain.audit.tree.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random tampering of nine kinds, against an auditor who has the public key and the anchors. The kinds follow the attacks
 * that the log is there for; what each can be located to differs. {@code -Dtamperings=1000} tries more of them.
 */
class TamperingTest {
    private static final int TAMPERINGS = Integer.getInteger("tamperings", 200);
    private static final int CLEAN = 100;
    private static final Pattern PLACE = Pattern.compile("WRONG entr(?:y|ies) ([0-9]+)(?: to ([0-9]+))?:");

    private enum Kind {
        EDIT,
        EDIT_AND_SEAL_AGAIN,
        REMOVE,
        INSERT_BACKDATED,
        CUT_THE_END,
        FORK_WITH_THE_STOLEN_KEY,
        MAKE_ANEW_WITH_ANOTHER_KEY,
        HIDE_HEADS,
        RESTART_THE_CHAIN
    }

    /**
     * What was done.
     *
     * @param from the first entry that it touched
     * @param until the last one, as far as that can be told
     */
    private record Deed(Exported exported, long from, long until) {}

    @TempDir
    Path folder;

    private final Random random = new Random(Long.getLong("seed", 20261124L));

    /** Batches of facts, a second apart, with some silence between. */
    private Sealing log() {
        return grow(new Sealing());
    }

    private Sealing grow(Sealing sealing) {
        var sequencer = sealing.sequencer();
        int batches = 3 + random.nextInt(6);
        for (int i = 0; i < batches; i++) {
            sealing.happen(1 + random.nextInt(30));
            sequencer.turn();
            sealing.pass(Duration.ofSeconds(random.nextInt(4) == 0 ? 61 : 1));
            sequencer.turn();
            sealing.pass(Duration.ofSeconds(1));
        }
        return sealing;
    }

    private Path anchors(Sealing sealing) throws IOException {
        var file = folder.resolve("anchors.ndjson");
        Files.writeString(
                file,
                sealing.anchors.kept.stream()
                        .map(head -> Exported.line(head) + "\n")
                        .collect(Collectors.joining()));
        return file;
    }

    private Exported.Verdict verify(Exported exported, Sealing original) throws IOException {
        return exported.verify(
                folder,
                "--key",
                original.signer.key().toString(),
                "--anchors",
                anchors(original).toString());
    }

    @Test
    void cleanLogsRaiseNothing() throws IOException {
        for (int i = 0; i < CLEAN; i++) {
            var sealing = log();
            var verdict = verify(new Exported(sealing), sealing);
            assertEquals(Main.VERIFIED, verdict.code(), verdict.text());
            assertTrue(!verdict.text().contains("WRONG"), verdict.text());
        }
    }

    @Test
    void everyTamperingIsFoundWhereItIs() throws IOException {
        for (int i = 0; i < TAMPERINGS; i++) {
            var kind = Kind.values()[i % Kind.values().length];
            var original = log();
            var deed = tamper(kind, original);
            var verdict = verify(deed.exported(), original);
            var told = i + " " + kind + " of " + deed.from() + " to " + deed.until() + ":\n" + verdict.text();
            assertEquals(Main.TAMPERED, verdict.code(), told);
            assertTrue(located(verdict.text(), deed), told);
        }
    }

    /** Whether a place that is told lies where something was done, or around it. */
    private static boolean located(String text, Deed deed) {
        return PLACE.matcher(text).results().anyMatch(place -> {
            long from = Long.parseLong(place.group(1));
            long until = place.group(2) == null ? from : Long.parseLong(place.group(2));
            return from <= deed.until() && until >= deed.from();
        });
    }

    private Deed tamper(Kind kind, Sealing original) throws IOException {
        var exported = new Exported(original);
        int size = exported.entries.size();
        int at = random.nextInt(size);
        return switch (kind) {
            case EDIT -> {
                edit(exported, at);
                yield new Deed(exported, at + 1, at + 1);
            }
            case EDIT_AND_SEAL_AGAIN -> {
                edit(exported, at);
                exported.reseal(at);
                yield new Deed(exported, at + 1, at + 1);
            }
            case REMOVE -> {
                exported.entries.remove(at);
                exported.hashes.remove(at);
                yield new Deed(exported, at + 1, at + 1);
            }
            case INSERT_BACKDATED -> {
                exported.entries.add(at, exported.entries.get(at).replace("alice", "mallory"));
                exported.hashes.add(at, exported.hashes.get(at));
                exported.reseal(at);
                yield new Deed(exported, at + 1, at + 2);
            }
            case CUT_THE_END -> cut(exported);
            case FORK_WITH_THE_STOLEN_KEY -> fork(original);
            case MAKE_ANEW_WITH_ANOTHER_KEY -> {
                var forged = grow(new Sealing(Sealing.signer("strongroom/test")));
                yield new Deed(new Exported(forged), 1, size);
            }
            case HIDE_HEADS -> hide(exported);
            case RESTART_THE_CHAIN -> restart(exported, original);
        };
    }

    private void edit(Exported exported, int at) {
        var line = exported.entries.get(at);
        if (random.nextBoolean()) {
            exported.entries.set(at, line.replace("alice", "mallory"));
            return;
        }
        var bytes = line.getBytes(StandardCharsets.UTF_8);
        // Any bit of any byte, but so that the line stays one.
        int where = random.nextInt(bytes.length);
        bytes[where] = (byte) (bytes[where] ^ (bytes[where] < 0 ? 1 : 2));
        exported.entries.set(at, new String(bytes, StandardCharsets.UTF_8));
    }

    private Deed cut(Exported exported) {
        var sizes = exported.heads.stream().map(Exported::size).distinct().toList();
        long kept = sizes.get(random.nextInt(sizes.size() - 1));
        long was = exported.entries.size();
        exported.cut(kept);
        return new Deed(exported, kept + 1, was);
    }

    /** The same up to a head, and then another story, signed with the true key. */
    private Deed fork(Sealing original) throws IOException {
        var sizes = original.log.heads.stream()
                .map(head -> (int) head.checkpoint().size())
                .distinct()
                .toList();
        int common = sizes.get(random.nextInt(sizes.size() - 1));
        var forged = new Sealing(original.signer);
        var sequencer = forged.sequencer();
        forged.happen(common);
        sequencer.turn();
        int total = sizes.getLast();
        for (int done = common; done < total; ) {
            int more = Math.min(total - done, 1 + random.nextInt(20));
            forged.pass(Duration.ofSeconds(1));
            forged.happenOtherwise(more);
            sequencer.turn();
            done += more;
        }
        return new Deed(new Exported(forged), 1, total);
    }

    private Deed hide(Exported exported) {
        int hidden = random.nextInt(exported.heads.size());
        long at = Exported.size(exported.heads.get(hidden));
        long next = hidden + 1 < exported.heads.size() ? Exported.size(exported.heads.get(hidden + 1)) : at;
        exported.heads.remove(hidden);
        return new Deed(exported, Math.max(1, Math.min(at, next)), Math.max(1, next));
    }

    /** With the stolen key: as if nothing had been before. */
    private Deed restart(Exported exported, Sealing original) {
        int first = 1 + random.nextInt(exported.heads.size() - 1);
        long at = Exported.size(exported.heads.get(first));
        var previous = Hash.EMPTY;
        for (int i = first; i < exported.heads.size(); i++) {
            var was = Exported.head(exported.heads.get(i)).checkpoint();
            var signed = SignedCheckpoint.sign(
                    new Checkpoint(was.origin(), was.epoch() + 1, was.size(), was.root(), was.at(), previous),
                    original.signer);
            exported.heads.set(i, Exported.line(signed));
            previous = signed.hash();
        }
        return new Deed(exported, at, at);
    }
}
