package io.strongroom.db.incidents;

import io.strongroom.db.sql.Row;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.Suppression;
import io.strongroom.domain.incidents.SuppressionId;
import java.sql.SQLException;

/** Suppressions out of rows. */
final class SuppressionRows {
    private SuppressionRows() {}

    static Suppression suppression(Row row) throws SQLException {
        return new Suppression(
                new SuppressionId(row.uuid("id")),
                new DetectorId(row.text("detector")),
                new AccountId(row.text("account_id")),
                row.maybeText("principal"),
                row.maybeText("resource"),
                row.text("reason"),
                row.text("owner"),
                row.text("created_by_name"),
                row.instant("created_at"),
                row.instant("expires_at"),
                row.maybeText("approved_by"),
                row.maybeInstant("approved_at"),
                row.maybeText("ended_by"),
                row.maybeInstant("ended_at"),
                row.number("suppressed"),
                row.maybeInstant("last_at"),
                row.number("version"));
    }
}
