package io.strongroom.domain.remediations;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.Snapshot;
import java.util.Set;

/**
 * A pure recipe: request and snapshot in, changes out. It performs nothing, reads no clock ({@link Snapshot#takenAt()} is
 * its now), and for equal input proposes the same changes. On the state that its own changes bring about it proposes none.
 */
public interface Remediation {
    RemediationSpec spec();

    /** Everything that a plan of it may change: what the remediation role has to be let do for it. */
    Set<Class<? extends WritableFacet>> changes();

    /**
     * The facets that planning needs. Asked again with what has been read so far until it names nothing new, so that what
     * is read may depend on what was found.
     */
    Set<Facet> reads(RemediationRequest request, Snapshot soFar);

    /** @throws io.strongroom.domain.inventory.Unreadable when a facet that it needs could not be read */
    Proposal plan(RemediationRequest request, Snapshot snapshot);

    /**
     * What it made or found, by the output names of the API: the same on a repeat.
     *
     * @param snapshot on which {@link #plan} proposes nothing
     */
    JsonNode outputs(RemediationRequest request, Snapshot snapshot);
}
