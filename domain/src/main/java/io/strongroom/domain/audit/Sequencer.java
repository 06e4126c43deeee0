package io.strongroom.domain.audit;

import io.strongroom.domain.audit.Sequencing.Growth;
import io.strongroom.domain.audit.Sequencing.Node;
import io.strongroom.domain.audit.Sequencing.Tenure;
import io.strongroom.domain.audit.tree.Frontier;
import io.strongroom.domain.audit.tree.Hash;
import io.strongroom.domain.audit.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives facts their places, signs the head and anchors it. Every process may have one; the one that has the lead works. For
 * one thread.
 */
public final class Sequencer {
    /** Facts in one transaction. */
    public static final int AT_ONCE = 1000;

    /** A head is signed at least so often, so that silence is seen. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(60);

    /** Under load heads are signed faster than a disk can be waited for. */
    static final Duration ANCHOR_EVERY = Duration.ofSeconds(1);

    /** How soon a log that nothing could be put on top of is looked at again. */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(20);

    private final AuditLog log;
    private final Sequencing sequencing;
    private final CheckpointSigner signer;
    private final List<Anchors> places;
    private final Notices notices;
    private final InstantSource clock;
    private @Nullable Lead lead;
    private Instant notBefore = Instant.MIN;

    public Sequencer(
            AuditLog log,
            Sequencing sequencing,
            CheckpointSigner signer,
            List<Anchors> places,
            Notices notices,
            InstantSource clock) {
        this.log = log;
        this.sequencing = sequencing;
        this.signer = signer;
        this.places = List.copyOf(places);
        this.notices = notices;
        this.clock = clock;
    }

    /** Is told of what somebody should look at. */
    public interface Notices {
        void tookOver(long epoch, long size);

        void broken(Flaw flaw);

        void notAnchored(Anchors.Unreachable why);
    }

    /**
     * Does what is to be done now.
     *
     * @return how many facts got their place; at most {@link #AT_ONCE}, and then more may wait
     */
    public int turn() {
        var now = clock.instant();
        if (lead == null && !now.isBefore(notBefore)) {
            lead = takeOver(now);
        }
        if (lead == null) {
            return 0;
        }
        boolean done = false;
        try {
            int sealed = lead.work(now);
            done = true;
            return sealed;
        } catch (LeadLost e) {
            return 0;
        } finally {
            if (!done) {
                // What was written is not known now: it is read again before anything more is.
                lead = null;
            }
        }
    }

    /** Leaves the lead to another process. */
    public void stop() {
        if (lead != null) {
            sequencing.stepDown(lead.tenure);
            lead = null;
        }
    }

    private @Nullable Lead takeOver(Instant now) {
        var tenure = sequencing.lead();
        if (tenure.isEmpty()) {
            return null;
        }
        var head = log.latest();
        long size = head.map(one -> one.checkpoint().size()).orElse(0L);
        Optional<Flaw> flaw;
        try {
            flaw = wrong(head, size);
        } catch (Anchors.Unreachable e) {
            // What the place knows is not known: it could be that this log was changed.
            notices.notAnchored(e);
            return leave(tenure.get(), now);
        }
        if (flaw.isPresent()) {
            sequencing.broken(flaw.get());
            notices.broken(flaw.get());
            return leave(tenure.get(), now);
        }
        notices.tookOver(tenure.get().epoch(), size);
        return new Lead(tenure.get(), new Tree(log.nodes(), size).frontier(), head);
    }

    private @Nullable Lead leave(Tenure tenure, Instant now) {
        sequencing.stepDown(tenure);
        notBefore = now.plus(LOOK_AGAIN);
        return null;
    }

    /** Nothing is put on top of a log that is not what its own head, or one that is kept outside, says. */
    private Optional<Flaw> wrong(Optional<SignedCheckpoint> head, long size) {
        long kept = log.status().size();
        if (kept != size) {
            return Optional.of(new Flaw(
                    Math.min(kept, size) + 1,
                    Math.max(kept, size),
                    "the log has " + kept + " entries and its signed head says " + size));
        }
        if (head.isPresent()
                && !new Tree(log.nodes(), size)
                        .root()
                        .equals(head.get().checkpoint().root())) {
            return Optional.of(new Flaw(1, Math.max(1, size), "the entries are not those that the last head signs"));
        }
        for (var place : places) {
            var last = place.last();
            if (last.isPresent()) {
                var told = last.get().checkpoint();
                if (told.size() > size) {
                    return Optional.of(new Flaw(
                            size + 1,
                            told.size(),
                            "the log ends before the head that is anchored at " + place.place()));
                }
                if (!new Tree(log.nodes(), told.size()).root().equals(told.root())) {
                    return Optional.of(new Flaw(
                            1,
                            Math.max(1, told.size()),
                            "the entries are not those of the head that is anchored at " + place.place()));
                }
            }
        }
        return Optional.empty();
    }

    /** The time in which this process leads. */
    private final class Lead {
        private final Tenure tenure;
        private Frontier frontier;
        private Optional<SignedCheckpoint> head;
        private boolean begun;
        private Optional<Instant> anchoredUntil = Optional.empty();
        private boolean anchored;
        private Instant triedAt = Instant.MIN;

        Lead(Tenure tenure, Frontier frontier, Optional<SignedCheckpoint> head) {
            this.tenure = tenure;
            this.frontier = frontier;
            this.head = head;
        }

        int work(Instant now) {
            var waiting = sequencing.waiting(tenure, AT_ONCE);
            var last = head.map(one -> one.checkpoint().at()).orElse(Instant.MIN);
            // A new epoch is signed over the last head of the old one, even when nothing happened.
            if (!waiting.isEmpty() || !begun || !now.isBefore(last.plus(HEARTBEAT))) {
                grow(waiting, now);
            }
            if (waiting.size() < AT_ONCE) {
                anchoredUntil = Optional.of(now);
            }
            if (!anchored && !now.isBefore(triedAt.plus(ANCHOR_EVERY))) {
                anchor(now);
            }
            return waiting.size();
        }

        private void grow(List<AuditEntry> waiting, Instant now) {
            var next = frontier.copy();
            var entries = new ArrayList<SealedEntry>(waiting.size());
            var nodes = new ArrayList<Node>();
            for (var entry : waiting) {
                var sealed = SealedEntry.of(next.size() + 1, entry);
                next.append(sealed.hash(), (level, n, hash) -> nodes.add(new Node(level, n, hash)));
                entries.add(sealed);
            }
            var signed = SignedCheckpoint.sign(
                    new Checkpoint(
                            signer.key().name(),
                            tenure.epoch(),
                            next.size(),
                            next.root(),
                            now,
                            head.map(SignedCheckpoint::hash).orElse(Hash.EMPTY)),
                    signer);
            sequencing.append(tenure, new Growth(entries, nodes, signed, signer.key()));
            frontier = next;
            head = Optional.of(signed);
            begun = true;
            anchored = false;
        }

        private void anchor(Instant now) {
            triedAt = now;
            var signed = head.orElseThrow();
            try {
                for (var place : places) {
                    place.keep(signed);
                }
                for (var place : places) {
                    sequencing.anchored(place.place(), signed, now, anchoredUntil);
                }
                anchored = true;
            } catch (Anchors.Unreachable e) {
                notices.notAnchored(e);
            }
        }
    }
}
