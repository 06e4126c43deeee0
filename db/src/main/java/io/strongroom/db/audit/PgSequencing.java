package io.strongroom.db.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.Flaw;
import io.strongroom.domain.audit.LeadLost;
import io.strongroom.domain.audit.SealedEntry;
import io.strongroom.domain.audit.Sequencing;
import io.strongroom.domain.audit.SignedCheckpoint;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The lead is a lock, and an epoch in the one row that every growth of the log writes: a process that lost the lock and does
 * not know it yet comes with an old epoch. For one thread.
 */
@Singleton
class PgSequencing implements Sequencing {
    private final Sql sql;
    private final LeadLock lock;
    private Watermark mark = new Watermark(0);

    PgSequencing(Sql sql, LeadLock lock) {
        this.sql = sql;
        this.lock = lock;
    }

    private record Lead(long epoch, long low) {}

    @Override
    public Optional<Tenure> lead() {
        if (!lock.take()) {
            return Optional.empty();
        }
        var lead = QuarkusTransaction.requiringNew()
                .call(() -> sql.first(
                                "update audit_state set epoch = epoch + 1 returning epoch, low",
                                row -> new Lead(row.number("epoch"), row.number("low")))
                        .orElseThrow());
        mark = new Watermark(lead.low());
        return Optional.of(new Tenure(lead.epoch()));
    }

    @Override
    public void stepDown(Tenure tenure) {
        lock.release();
    }

    /** Looked for above the watermark only, so that a turn costs what is new and not what is there. */
    @Override
    public List<AuditEntry> waiting(Tenure tenure, int most) {
        return QuarkusTransaction.requiringNew().call(() -> {
            // Before the facts are read: what runs now may not be seen by that.
            sql.first("""
                    select cast(cast(pg_snapshot_xmin(s) as text) as bigint) as oldest,
                        cast(cast(pg_snapshot_xmax(s) as text) as bigint) as next
                    from pg_current_snapshot() as s""", row -> {
                mark.turn(row.number("oldest"), row.number("next"));
                return true;
            });
            var found = sql.list("""
                    select e.* from audit_entries e
                    where e.seq > ? and not exists (select 1 from ledger.log l where l.entry = e.seq and l.entry > ?)
                    order by e.seq limit ?""", AuditRows::entry, mark.low(), mark.low(), most);
            mark.read(found.stream().map(AuditEntry::seq).toList(), found.size() < most);
            return found;
        });
    }

    @Override
    public void append(Tenure tenure, Growth growth) {
        QuarkusTransaction.requiringNew().run(() -> {
            var head = growth.head().checkpoint();
            int mine = sql.update(
                    "update audit_state set size = ?, low = ?, checkpoint_at = ? where epoch = ?",
                    head.size(),
                    mark.low(),
                    head.at(),
                    tenure.epoch());
            if (mine == 0) {
                throw new LeadLost(tenure.epoch());
            }
            add(growth.entries());
            addNodes(growth.nodes());
            sql.update(
                    "insert into ledger.keys (key) values (?) on conflict do nothing",
                    growth.key().toString());
            sql.update("""
                    insert into ledger.checkpoints (n, epoch, size, at, note)
                    select coalesce(max(n), 0) + 1, ?, ?, ?, ? from ledger.checkpoints""", head.epoch(), head.size(), head.at(), growth.head().note());
        });
    }

    private void add(List<SealedEntry> entries) {
        if (!entries.isEmpty()) {
            sql.update(
                    """
                    insert into ledger.log (seq, entry, hash)
                    select seq, entry, decode(hash, 'hex')
                    from unnest(?::bigint[], ?::bigint[], ?::text[]) as n (seq, entry, hash)""",
                    entries.stream().map(SealedEntry::seq).toList(),
                    entries.stream().map(one -> one.entry().seq()).toList(),
                    entries.stream().map(one -> one.hash().toString()).toList());
        }
    }

    private void addNodes(List<Node> nodes) {
        if (!nodes.isEmpty()) {
            sql.update(
                    """
                    insert into ledger.nodes (level, n, hash)
                    select level, n, decode(hash, 'hex')
                    from unnest(?::bigint[], ?::bigint[], ?::text[]) as n (level, n, hash)""",
                    nodes.stream().map(node -> (long) node.level()).toList(),
                    nodes.stream().map(Node::n).toList(),
                    nodes.stream().map(node -> node.hash().toString()).toList());
        }
    }

    @Override
    public void anchored(String place, SignedCheckpoint head, Instant at, Optional<Instant> until) {
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("""
                    insert into ledger.anchors (place, n, at)
                    select ?, n, ? from (select * from ledger.checkpoints order by n desc limit 1) c
                    where note = ? on conflict do nothing""", place, at, head.note());
            until.ifPresent(moment ->
                    sql.update("update audit_state set anchored_until = greatest(anchored_until, ?)", moment));
        });
    }

    @Override
    public void broken(Flaw flaw) {
        QuarkusTransaction.requiringNew().run(() -> sql.update("""
                        update audit_state set broken_from = ?, broken_until = ?, broken_what = ?
                        where broken_what is null""", flaw.from(), flaw.until(), flaw.what()));
    }
}
