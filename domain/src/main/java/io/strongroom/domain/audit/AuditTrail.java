package io.strongroom.domain.audit;

import java.util.List;

/** The insert-only trail. A fact is written in the transaction of what it tells of, or not at all. */
public interface AuditTrail {
    /** Records in the running transaction; starts one of its own when there is none. */
    void record(Fact fact);

    /** Entries after a position in ascending order, at most {@code limit}. */
    List<AuditEntry> after(long seq, int limit);

    /** Entries of one object after a position in ascending order: the object's timeline and event stream. */
    List<AuditEntry> of(String objectKind, String objectId, long afterSeq, int limit);

    /** The newest entries of one object in ascending order, with how many came before them. */
    Latest latest(String objectKind, String objectId, int limit);

    /** The end of an object's timeline. */
    record Latest(List<AuditEntry> entries, long earlier) {
        public Latest {
            entries = List.copyOf(entries);
        }
    }
}
