package io.strongroom.domain.audit.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tree in memory that keeps what a real one keeps: all leaves, and the nodes of every kept level. */
public final class NodesForTests implements Nodes {
    private final Map<Integer, List<Hash>> kept = new HashMap<>();
    private final Frontier frontier = Frontier.empty();

    /** With leaves {@code entry 0}, {@code entry 1} and so on. */
    public static NodesForTests of(int leaves) {
        var nodes = new NodesForTests();
        for (int i = 0; i < leaves; i++) {
            nodes.append(Hash.leaf(("entry " + i).getBytes(StandardCharsets.UTF_8)));
        }
        return nodes;
    }

    public void append(Hash leaf) {
        keep(0, leaf);
        frontier.append(leaf, (level, n, hash) -> {
            if (n != kept.getOrDefault(level, List.of()).size()) {
                throw new AssertionError("node " + n + " of level " + level + " is out of turn");
            }
            keep(level, hash);
        });
    }

    private void keep(int level, Hash hash) {
        kept.computeIfAbsent(level, l -> new ArrayList<>()).add(hash);
    }

    public Frontier frontier() {
        return frontier;
    }

    @Override
    public List<Hash> of(int level, long from, long until) {
        return kept.getOrDefault(level, List.of()).subList((int) from, (int) until);
    }
}
