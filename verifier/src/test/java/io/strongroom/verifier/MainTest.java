package io.strongroom.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.audit.SealedEntry;
import io.strongroom.domain.audit.Sealing;
import io.strongroom.domain.audit.tree.Hash;
import io.strongroom.domain.audit.tree.Tree;
import io.strongroom.domain.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path folder;

    private final Sealing sealing = new Sealing().with(4, 25);

    private Path proof(long seq, String leaf) throws IOException {
        var head = sealing.log.latest().orElseThrow();
        var proof = Json.object()
                .put("seq", seq)
                .put("leaf", leaf)
                .put("checkpoint", head.note())
                .put("key", sealing.signer.key().toString());
        var path = proof.putArray("path");
        new Tree(sealing.log.nodes(), head.checkpoint().size())
                .inclusion(seq - 1)
                .forEach(hash -> path.add(hash.toString()));
        var file = folder.resolve("proof.json");
        Files.writeString(file, Json.write(proof));
        return file;
    }

    private SealedEntry entry(long seq) {
        return sealing.log.find(seq).orElseThrow();
    }

    @Test
    void oneEntryIsProvenInABundle() throws IOException {
        var verdict = new Exported(sealing).verify(folder, "--entry", "42");
        assertEquals(Main.VERIFIED, verdict.code(), verdict.text());
        assertTrue(verdict.text().contains(entry(42).leaf().text()), verdict.text());
        assertTrue(verdict.text().contains("the keys are the bundle's own word"), verdict.text());
        var beyond = new Exported(sealing).verify(folder, "--entry", "101");
        assertEquals(Main.TAMPERED, beyond.code(), beyond.text());
    }

    @Test
    void oneEntryIsProvenWithoutTheRest() throws IOException {
        var leaf = entry(42).leaf().text();
        var verdict = Exported.run(List.of(proof(42, leaf).toString()));
        assertEquals(Main.VERIFIED, verdict.code(), verdict.text());
        assertEquals(
                Main.TAMPERED,
                Exported.run(List.of(proof(42, leaf.replace("alice", "mallory")).toString()))
                        .code());
        var other = Sealing.signer("strongroom/test").key().toString();
        assertEquals(
                Main.TAMPERED,
                Exported.run(List.of(proof(42, leaf).toString(), "--key", other))
                        .code());
    }

    @Test
    void aByteChangedInTheFileIsNeverVerifiedWhereItMatters() throws IOException {
        var bytes = Exported.bytes(sealing);
        int changed = 0;
        // From where the first entry's data begins to where the directory of the zip does.
        for (int at = 100; at < bytes.length - 500; at += 97) {
            var other = bytes.clone();
            other[at] ^= 0x10;
            var verdict = Exported.verify(other, folder);
            if (verdict.code() == Main.VERIFIED) {
                // A byte that nobody reads, such as the time in a header of the zip.
                continue;
            }
            changed++;
        }
        assertTrue(changed > 20, "too few changes were found: " + changed);
        var exported = new Exported(sealing);
        exported.entries.set(6, exported.entries.get(6).replace("no. 7", "no. 8"));
        var verdict = exported.verify(folder);
        assertEquals(Main.TAMPERED, verdict.code());
        assertTrue(verdict.text().contains("WRONG entry 7: it is not what it was when it was sealed"), verdict.text());
    }

    @Test
    void whatIsNoBundleIsUnusable() throws IOException {
        assertEquals(Main.UNUSABLE, Exported.run(List.of()).code());
        assertEquals(Main.UNUSABLE, Exported.run(List.of("nowhere.zip")).code());
        assertEquals(Main.UNUSABLE, Exported.run(List.of("--frobnicate", "1")).code());
        var file = folder.resolve("other");
        Files.writeString(file, "no zip");
        assertEquals(Main.UNUSABLE, Exported.run(List.of(file.toString())).code());
        Files.writeString(file, "{\"seq\":\"no\"}");
        assertEquals(Main.UNUSABLE, Exported.run(List.of(file.toString())).code());
        Files.writeString(file, "no key");
        assertEquals(
                Main.UNUSABLE,
                new Exported(sealing).verify(folder, "--key", file.toString()).code());
        assertEquals(Main.VERIFIED, Exported.run(List.of("--help")).code());
    }

    @Test
    void anEmptyLogIsVerified() throws IOException {
        var empty = new Sealing();
        empty.sequencer().turn();
        var verdict = new Exported(empty).verify(folder);
        assertEquals(Main.VERIFIED, verdict.code(), verdict.text());
        assertTrue(verdict.text().contains(Hash.EMPTY.toString()), verdict.text());
    }

    @Test
    void silenceIsTold() throws IOException {
        var quiet = new Sealing().with(2, 3);
        quiet.pass(java.time.Duration.ofMinutes(10));
        quiet.log.leaderDies();
        quiet.sequencer().turn();
        var verdict = new Exported(quiet).verify(folder);
        assertEquals(Main.VERIFIED, verdict.code(), verdict.text());
        assertTrue(verdict.text().contains("silence from"), verdict.text());
        assertNotEquals(0, verdict.text().length());
    }
}
