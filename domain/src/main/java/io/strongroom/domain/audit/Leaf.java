package io.strongroom.domain.audit;

import io.strongroom.domain.audit.tree.Hash;
import io.strongroom.domain.json.Json;
import java.nio.charset.StandardCharsets;

/**
 * An entry as the tree holds it: its place in the log and the RFC 8785 canonical JSON of all that it says. The fields and
 * their order are a format, for ever: {@code seq} comes last, so that a verifier finds it without reading the rest.
 *
 * @param seq place in the log, from 1, without gaps
 * @param text one line
 */
public record Leaf(long seq, String text) {

    /** @param entry its own number becomes the field {@code intent} */
    public static Leaf of(long seq, AuditEntry entry) {
        var object = Json.object().put("id", entry.objectId()).put("kind", entry.objectKind());
        var tree = Json.object()
                .put("action", entry.action())
                .put("actor", entry.actor())
                .put("at", entry.at().toString());
        tree.set("details", entry.details());
        tree.put("intent", entry.seq());
        tree.set("object", object);
        tree.put("seq", seq);
        return new Leaf(seq, Json.canonical(tree));
    }

    public Hash hash() {
        return Hash.leaf(text.getBytes(StandardCharsets.UTF_8));
    }
}
