package io.strongroom.domain.audit.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The literals come from a program of a few lines that follows the RFC's recursive definitions, in another language. */
class TreeTest {
    private static final int MOST = 70;

    private static List<Hash> hashes(String... hex) {
        return List.of(hex).stream().map(Hash::hex).toList();
    }

    /** The definition of the RFC, word for word. */
    private static Hash defined(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.EMPTY;
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = 1;
        while (k * 2 < leaves.size()) {
            k *= 2;
        }
        return Hash.node(defined(leaves.subList(0, k)), defined(leaves.subList(k, leaves.size())));
    }

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 773885a613489e24ce2cf76199d6a423f042e4bbf12d7eecee912ef276c65701",
        "2, 5a47662fd8a317d96049a3f9f47c55dc67ca66051baa3683dbb19b2fe09a07b0",
        "3, 94fbd0dd836f50301692e6d0eade728ee19ec52bfff1606ed807c8575d5aaa19",
        "7, 98c97f0ba3175cd08b031dd084b9dc4e649b64d1a28e6ea694646503173ab587"
    })
    void rootsAreThoseOfTheDefinition(int size, String root) {
        assertEquals(Hash.hex(root), new Tree(NodesForTests.of(MOST), size).root());
        assertEquals(Hash.hex(root), NodesForTests.of(size).frontier().root());
    }

    @Test
    void proofsAreThoseOfTheDefinition() {
        var tree = new Tree(NodesForTests.of(MOST), 7);
        assertEquals(
                hashes(
                        "485335db7cfec965f15ff745fc625c41d5ea2646936930165828f73dd4b68854",
                        "be15781b628a28414c1c8a11b86db8422fa1041215fe0d7c4496d23cda1e4142",
                        "9799f307517ef517c2205df9b67762bf34756b20099fb7dfcce76bcebd273b2e"),
                tree.inclusion(5));
        assertEquals(
                hashes(
                        "57c79f4f31ae029c5d4bd30b073c27c94df93438b2b4697e1e1eef5bc0394a41",
                        "61ca1139f6815841d5baf2d0d2d9bd9dfee97c898dd6f7ba0c0aa941ee6c01eb",
                        "5a47662fd8a317d96049a3f9f47c55dc67ca66051baa3683dbb19b2fe09a07b0",
                        "94afb8a2ca051c05458ea39dcd19b1bd68e7e33529f10b439d2a615a51f636e2"),
                tree.consistency(3));
        assertEquals(hashes("94afb8a2ca051c05458ea39dcd19b1bd68e7e33529f10b439d2a615a51f636e2"), tree.consistency(4));
    }

    @Test
    void everyLeafOfEveryTreeIsProven() {
        var nodes = NodesForTests.of(MOST);
        var leaves = nodes.of(0, 0, MOST);
        for (int size = 1; size <= MOST; size++) {
            var tree = new Tree(nodes, size);
            var root = defined(leaves.subList(0, size));
            assertEquals(root, tree.root());
            assertEquals(root, tree.frontier().root());
            for (int i = 0; i < size; i++) {
                var path = tree.inclusion(i);
                assertTrue(Proofs.included(leaves.get(i), i, size, path, root), i + " of " + size);
                assertFalse(Proofs.included(Hash.EMPTY, i, size, path, root), "another leaf");
                assertFalse(Proofs.included(leaves.get(i), i, size, path, Hash.EMPTY), "another root");
                assertFalse(Proofs.included(leaves.get(i), size, size, path, root), "beyond the end");
                if (i + 1 < size) {
                    assertFalse(Proofs.included(leaves.get(i), i + 1, size, path, root), "another place");
                }
            }
        }
    }

    @Test
    void everyTreeIsTheBeginningOfEveryLaterOne() {
        var nodes = NodesForTests.of(MOST);
        for (int later = 1; later <= MOST; later++) {
            var now = new Tree(nodes, later);
            for (int earlier = 1; earlier <= later; earlier++) {
                var old = new Tree(nodes, earlier).root();
                var path = now.consistency(earlier);
                assertTrue(Proofs.consistent(earlier, old, later, now.root(), path), earlier + " of " + later);
                assertFalse(Proofs.consistent(earlier, Hash.EMPTY, later, now.root(), path), "another beginning");
                assertFalse(Proofs.consistent(earlier, old, later, Hash.EMPTY, path), "another end");
            }
        }
    }

    @Test
    void treesAboveTheKeptLevelsAreRightToo() {
        int size = 3 * 256 * 256 + 2 * 256 + 77;
        var nodes = NodesForTests.of(size);
        var tree = new Tree(nodes, size);
        var root = nodes.frontier().root();
        assertEquals(root, defined(nodes.of(0, 0, size)));
        assertEquals(root, tree.root());
        var grown = tree.frontier();
        grown.append(Hash.EMPTY, (level, n, hash) -> {});
        nodes.append(Hash.EMPTY);
        assertEquals(nodes.frontier().root(), grown.root());
        var random = new Random(7);
        for (int i = 0; i < 100; i++) {
            int at = random.nextInt(size);
            assertTrue(Proofs.included(nodes.of(0, at, at + 1).getFirst(), at, size, tree.inclusion(at), root));
            var old = new Tree(nodes, at + 1).root();
            assertTrue(Proofs.consistent(at + 1, old, size, root, tree.consistency(at + 1)));
        }
    }

    @Test
    void aChangedProofProvesNothing() {
        var nodes = NodesForTests.of(MOST);
        var tree = new Tree(nodes, MOST);
        var leaf = nodes.of(0, 33, 34).getFirst();
        var path = tree.inclusion(33);
        for (int i = 0; i < path.size(); i++) {
            var changed = new ArrayList<>(path);
            changed.set(i, Hash.of("other".getBytes(StandardCharsets.UTF_8)));
            assertFalse(Proofs.included(leaf, 33, MOST, changed, tree.root()));
            changed.remove(i);
            assertFalse(Proofs.included(leaf, 33, MOST, changed, tree.root()));
        }
    }

    @Test
    void whatIsNotInTheTreeIsRefused() {
        var tree = new Tree(NodesForTests.of(3), 3);
        assertThrows(IllegalArgumentException.class, () -> tree.inclusion(3));
        assertThrows(IllegalArgumentException.class, () -> tree.consistency(4));
        assertThrows(IllegalArgumentException.class, () -> Frontier.of(3, List.of(Hash.EMPTY)));
        assertThrows(IllegalArgumentException.class, () -> Hash.raw(new byte[31]));
    }
}
