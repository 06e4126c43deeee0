package io.strongroom.db.audit;

import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.audit.tree.Hash;
import io.strongroom.domain.audit.tree.Nodes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;

/** The tree's nodes as they are kept: leaves with the log, the others by themselves. */
@Singleton
@Transactional
class TreeRows implements Nodes {
    private final Sql sql;

    TreeRows(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Hash> of(int level, long from, long until) {
        var found = level == 0
                ? sql.list(
                        "select hash from ledger.log where seq > ? and seq <= ? order by seq",
                        TreeRows::hash,
                        from,
                        until)
                : sql.list(
                        "select hash from ledger.nodes where level = ? and n >= ? and n < ? order by n",
                        TreeRows::hash,
                        level,
                        from,
                        until);
        if (found.size() != until - from) {
            throw new IllegalStateException("of the tree's nodes " + from + " to " + until + " on level " + level
                    + " there are only " + found.size());
        }
        return found;
    }

    private static Hash hash(Row row) throws SQLException {
        return Hash.raw(row.bytes("hash"));
    }
}
