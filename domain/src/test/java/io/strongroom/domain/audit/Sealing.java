package io.strongroom.domain.audit;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A log with a sequencer, a key, a place outside and a clock that is stepped by hand. */
public final class Sealing implements Sequencer.Notices {
    public static final Instant BEGIN = Instant.parse("2026-11-24T10:00:00Z");

    public final InMemoryAuditLog log = new InMemoryAuditLog();
    public final AnchorsInMemory anchors = new AnchorsInMemory();
    public final List<String> notices = new ArrayList<>();
    public final CheckpointSigner signer;
    private Instant now = BEGIN;
    private long facts;

    public Sealing() {
        this(signer("strongroom/test"));
    }

    /** With a key of one's own, or a stolen one. */
    public Sealing(CheckpointSigner signer) {
        this.signer = signer;
    }

    public static CheckpointSigner signer(String name) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new Ed25519Signer(CheckpointKey.of(name, pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Instant now() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public void happen(int times) {
        for (int i = 0; i < times; i++) {
            log.record(++facts, "alice", now);
        }
    }

    /** As {@link #happen}, but that somebody else did it. */
    public void happenOtherwise(int times) {
        for (int i = 0; i < times; i++) {
            log.record(++facts, "mallory", now);
        }
    }

    public Sequencer sequencer() {
        return new Sequencer(log, log, signer, List.of(anchors), this, (InstantSource) () -> now);
    }

    /** Facts in batches, a second apart. */
    public Sealing with(int batches, int each) {
        var sequencer = sequencer();
        for (int i = 0; i < batches; i++) {
            happen(each);
            sequencer.turn();
            pass(Duration.ofSeconds(1));
        }
        return this;
    }

    @Override
    public void tookOver(long epoch, long size) {
        notices.add("took over " + epoch + " at " + size);
    }

    @Override
    public void broken(Flaw flaw) {
        notices.add("broken at " + flaw.from() + ": " + flaw.what());
    }

    @Override
    public void notAnchored(Anchors.Unreachable why) {
        notices.add("not anchored");
    }
}
