package io.strongroom.domain.audit;

import io.strongroom.domain.audit.AuditQuery.Place;
import io.strongroom.domain.audit.tree.Frontier;
import io.strongroom.domain.audit.tree.Hash;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the whole log and says where it is not what its signed heads say that it was. */
public final class AuditCheck {
    private static final int AT_ONCE = 2000;
    private static final int MOST_FLAWS = 100;

    private final AuditLog log;

    public AuditCheck(AuditLog log) {
        this.log = log;
    }

    /**
     * What was found.
     *
     * @param entries how many were read
     * @param size of the log at the head that was checked against
     * @param flaws at most a hundred, the first ones
     */
    public record Result(long entries, long size, Hash root, List<Flaw> flaws) {
        public Result {
            flaws = List.copyOf(flaws);
        }

        public boolean verified() {
            return flaws.isEmpty();
        }
    }

    public Result run() {
        var head = log.latest();
        long size = head.map(one -> one.checkpoint().size()).orElse(0L);
        var run = new Run(size);
        run.read();
        run.outside();
        long leftOut = log.leftOut();
        if (leftOut > 0) {
            run.flaw(Flaw.at(Math.max(1, size), leftOut + " facts were recorded and have no place in the log"));
        }
        return new Result(run.entries, size, run.frontier.root(), run.flaws);
    }

    /** One reading of the log. */
    private final class Run {
        private final long size;
        private final List<Flaw> flaws = new ArrayList<>();
        private final Frontier frontier = Frontier.empty();
        private final Set<CheckpointKey> keys = new HashSet<>(log.keys());
        private final Deque<SignedCheckpoint> heads = new ArrayDeque<>();
        private long headsRead;
        private Hash previous = Hash.EMPTY;
        private long epoch;
        private long good;
        private boolean rootsTell = true;
        private long entries;

        Run(long size) {
            this.size = size;
        }

        void flaw(Flaw flaw) {
            if (flaws.size() < MOST_FLAWS) {
                flaws.add(flaw);
            }
        }

        void read() {
            compareHeads();
            for (long at = 0; at < size; ) {
                var page = log.search(AuditQuery.all(new Place.After(at), AT_ONCE));
                for (var entry : page) {
                    if (entry.seq() > size) {
                        break;
                    }
                    take(entry);
                }
                if (page.isEmpty() || frontier.size() >= size) {
                    break;
                }
                at = page.getLast().seq();
            }
            if (frontier.size() < size && rootsTell) {
                flaw(new Flaw(frontier.size() + 1, size, "the log ends before its signed head says"));
            }
        }

        private void take(SealedEntry entry) {
            entries++;
            if (rootsTell && entry.seq() != frontier.size() + 1) {
                flaw(new Flaw(frontier.size() + 1, entry.seq() - 1, "entries are missing"));
                rootsTell = false;
            }
            if (!entry.leaf().hash().equals(entry.hash())) {
                flaw(Flaw.at(entry.seq(), "the entry is not what it was when it was sealed"));
            }
            frontier.append(entry.hash(), (level, n, hash) -> {});
            compareHeads();
        }

        /** All heads of the size that has been reached. */
        private void compareHeads() {
            while (true) {
                if (heads.isEmpty()) {
                    var more = log.checkpoints(headsRead, AT_ONCE);
                    headsRead += more.size();
                    heads.addAll(more);
                }
                if (heads.isEmpty() || heads.getFirst().checkpoint().size() > frontier.size()) {
                    return;
                }
                compare(heads.removeFirst());
            }
        }

        private void compare(SignedCheckpoint head) {
            var checkpoint = head.checkpoint();
            long at = Math.max(1, checkpoint.size());
            if (!head.signedBy(keys)) {
                flaw(Flaw.at(at, "the head of " + checkpoint.at() + " is not signed by a key of this log"));
            }
            if (!checkpoint.previous().equals(previous)) {
                flaw(new Flaw(
                        Math.min(at, good + 1),
                        at,
                        "the head of " + checkpoint.at() + " does not follow the one before"));
            }
            if (checkpoint.epoch() < epoch || checkpoint.size() < good) {
                flaw(Flaw.at(at, "the head of " + checkpoint.at() + " goes back behind the one before"));
            }
            if (rootsTell && checkpoint.size() == frontier.size()) {
                if (checkpoint.root().equals(frontier.root())) {
                    good = checkpoint.size();
                } else {
                    flaw(new Flaw(Math.min(at, good + 1), at, "these entries are not those that the head signs"));
                    rootsTell = false;
                }
            }
            previous = head.hash();
            epoch = checkpoint.epoch();
        }

        /** What was given to places outside must be among the heads. */
        void outside() {
            for (var anchor : log.anchored()) {
                var told = anchor.checkpoint().checkpoint();
                var here = log.checkpoints(anchor.n() - 1, 1);
                if (here.isEmpty()
                        || !here.getFirst().note().equals(anchor.checkpoint().note())) {
                    flaw(Flaw.at(
                            Math.max(1, told.size()),
                            "the head that is anchored at " + anchor.place() + " is not here"));
                }
            }
        }
    }
}
