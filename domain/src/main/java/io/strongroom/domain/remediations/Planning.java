package io.strongroom.domain.remediations;

import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.Snapshot;
import java.util.LinkedHashSet;
import java.util.Set;

/** The steps of planning that need no I/O. */
public final class Planning {
    private Planning() {}

    /** What is still to be read before the remediation can plan; asked again with those readings until it is empty. */
    public static Set<Facet> missing(Remediation remediation, RemediationRequest request, Snapshot soFar) {
        var wanted = new LinkedHashSet<>(remediation.reads(request, soFar));
        wanted.removeIf(soFar::has);
        return wanted;
    }
}
