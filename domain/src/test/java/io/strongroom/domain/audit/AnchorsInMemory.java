package io.strongroom.domain.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A place outside, in memory; it can be out of reach. */
public final class AnchorsInMemory implements Anchors {
    public final List<SignedCheckpoint> kept = new ArrayList<>();
    public boolean reachable = true;

    @Override
    public String place() {
        return "memory";
    }

    @Override
    public Optional<SignedCheckpoint> last() {
        require();
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept.getLast());
    }

    @Override
    public void keep(SignedCheckpoint head) {
        require();
        kept.add(head);
    }

    private void require() {
        if (!reachable) {
            throw new Unreachable("out of reach", new IllegalStateException("unplugged"));
        }
    }
}
