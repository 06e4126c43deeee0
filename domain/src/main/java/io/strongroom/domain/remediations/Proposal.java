package io.strongroom.domain.remediations;

import io.strongroom.domain.changes.Change;
import java.util.List;

/** What a remediation says to a snapshot. */
public sealed interface Proposal {
    /** These changes, in this order; none when everything is as wanted. */
    record Changes(List<Change> changes, List<Warning> warnings) implements Proposal {
        public Changes {
            changes = List.copyOf(changes);
            warnings = List.copyOf(warnings);
        }
    }

    /** It must not be done here: it would lock someone out, weaken something, or cannot work. */
    record Refused(String code, String reason) implements Proposal {}

    static Proposal of(List<Change> changes) {
        return new Changes(changes, List.of());
    }

    static Proposal of(List<Change> changes, List<Warning> warnings) {
        return new Changes(changes, warnings);
    }
}
