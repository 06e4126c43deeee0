package io.strongroom.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Checks that one entry is in the log, from the answer of {@code /audit-entries/{seq}/proof} alone. */
final class ProofCheck {
    private ProofCheck() {}

    static Report run(String json, List<Key> trusted, List<Head> anchors) throws Unusable {
        var report = new Report();
        var proof = Words.object(json);
        var seq = Words.number(proof, "seq");
        var where = "entry " + seq;
        var head = Head.parse(Words.text(proof, "checkpoint"));
        var keys = trusted;
        if (keys.isEmpty()) {
            keys = List.of(Key.parse(Words.text(proof, "key")));
            report.notice("the key is the proof's own word: compare it with audit.pub, or give it with --key");
        }
        if (!head.signedBy(keys)) {
            report.problem(where, "the head is not signed by a trusted key");
        }
        for (var anchor : anchors) {
            if (anchor.size() == head.size() && !Arrays.equals(anchor.root(), head.root())) {
                report.problem(where, "the anchored head of " + anchor.at() + " signs another log of that size");
            }
        }
        var leaf = Words.text(proof, "leaf").getBytes(StandardCharsets.UTF_8);
        var tree = new Merkle();
        var path = new ArrayList<byte[]>();
        try {
            for (var hash : Words.texts(proof, "path")) {
                path.add(HexFormat.of().parseHex(hash));
            }
        } catch (IllegalArgumentException e) {
            throw new Unusable("the path is not in hex");
        }
        if (!new String(leaf, StandardCharsets.UTF_8).endsWith(",\"seq\":" + seq + "}")) {
            report.problem(where, "the leaf says another place");
        }
        if (!tree.leads(tree.leaf(leaf, 0, leaf.length), seq - 1, head.size(), path, head.root())) {
            report.problem(where, "its path does not lead to the root that is signed");
        }
        report.checked(where + ": " + Words.text(proof, "leaf"));
        report.checked("head of " + head.at() + " over " + head.size() + " entries");
        keys.forEach(key -> report.checked("key " + key.text()));
        return report;
    }
}
