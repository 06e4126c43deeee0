package io.strongroom.db.audit;

import io.strongroom.domain.audit.AuditLog;
import io.strongroom.domain.audit.CheckpointSigner;
import io.strongroom.domain.audit.Sealing;
import io.strongroom.domain.audit.Sequencer;
import io.strongroom.domain.audit.Sequencing;
import java.time.InstantSource;
import java.util.List;

/**
 * Stands in for a worker: gives facts their places. Anchors nothing, so that nothing is frozen once it has stopped.
 */
public final class Notary {
    private static final CheckpointSigner SIGNER = Sealing.signer("strongroom/test");

    private final AuditLog log;
    private final Sequencing sequencing;
    private final InstantSource clock;

    public Notary(AuditLog log, Sequencing sequencing, InstantSource clock) {
        this.log = log;
        this.sequencing = sequencing;
        this.clock = clock;
    }

    /** Seals all that waits. */
    public void seal() {
        var sequencer = new Sequencer(log, sequencing, SIGNER, List.of(), new Sealing(SIGNER), clock);
        while (sequencer.turn() == Sequencer.AT_ONCE) {
            // There is more.
            continue;
        }
        sequencer.stop();
    }

    /** Seals once, so that there is something: a check reads it all each time. */
    public void sealFirst() {
        if (log.status().size() == 0) {
            seal();
        }
    }

    public CheckpointSigner signer() {
        return SIGNER;
    }
}
