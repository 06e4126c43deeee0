package io.strongroom.sandbox.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Key;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What hangs on users and groups: managed policies, inline ones, and the groups that a user is in. */
final class IamHangings {
    private final Calls calls;

    /**
     * @param attached ARNs of managed policies
     * @param inline documents by policy name
     * @param groups names of a user's groups; empty for a group
     */
    record Hanging(Set<String> attached, Map<String, String> inline, Set<String> groups) {
        static final Hanging NOTHING = new Hanging(Set.of(), Map.of(), Set.of());

        static Hanging read(JsonNode node) {
            return Json.convert(node, Hanging.class);
        }

        Hanging attach(String arn) {
            var all = new TreeSet<>(attached);
            all.add(arn);
            return new Hanging(all, inline, groups);
        }

        Hanging put(String name, String document) {
            var all = new TreeMap<>(inline);
            all.put(name, document);
            return new Hanging(attached, all, groups);
        }

        Hanging join(String group) {
            var all = new TreeSet<>(groups);
            all.add(group);
            return new Hanging(attached, inline, all);
        }
    }

    IamHangings(Calls calls) {
        this.calls = calls;
    }

    Hanging of(Documents documents, String kind, String name) {
        return documents.get(key(kind, name)).map(Hanging::read).orElse(Hanging.NOTHING);
    }

    void change(Documents documents, String kind, String name, UnaryOperator<Hanging> how) {
        documents.put(key(kind, name), Json.tree(how.apply(of(documents, kind, name))));
    }

    void forget(Documents documents, String kind, String name) {
        documents.delete(key(kind, name));
    }

    private Key key(String kind, String name) {
        return calls.place().globalShelf("iam", "hangings/" + kind).key(name);
    }
}
