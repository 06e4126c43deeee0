package io.strongroom.db.exceptions;

import io.strongroom.db.findings.Acceptances;
import io.strongroom.db.findings.SeverityColumn;
import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.exceptions.Exemption;
import io.strongroom.domain.exceptions.ExemptionId;
import io.strongroom.domain.exceptions.ExemptionQuery;
import io.strongroom.domain.exceptions.ExemptionScope;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Exceptions as they are read. */
@Singleton
class ExemptionRows {
    /** Takes the numbers of accounts. An account that is no longer known is in no unit. */
    private static final String TOUCHES = """
            exists (select 1 from unnest(?::text[]) seen (id) left join accounts a on a.id = seen.id
                where exceptions.scope = 'EVERYTHING' or exceptions.account_id = seen.id
                    or exceptions.scope = 'UNIT' and (a.ou_path = exceptions.ou_path
                        or starts_with(a.ou_path, rtrim(exceptions.ou_path, '/') || '/')))""";

    private final Sql sql;

    ExemptionRows(Sql sql) {
        this.sql = sql;
    }

    Optional<Exemption> find(ExemptionId id) {
        return sql.first("select * from exceptions where id = ?", ExemptionRows::exemption, id.value());
    }

    List<Exemption> list(ExemptionQuery query) {
        var where = new StringBuilder("where true");
        var parameters = new ArrayList<Object>();
        if (!query.states().isEmpty()) {
            where.append(" and state = any(?::text[])");
            parameters.add(query.states().stream().map(Enum::name).toList());
        }
        query.control().ifPresent(control -> {
            where.append(" and control = ?");
            parameters.add(control.value());
        });
        query.visible().ifPresent(accounts -> {
            where.append(" and ").append(TOUCHES);
            parameters.add(accounts.stream().map(AccountId::value).toList());
        });
        query.after().ifPresent(cursor -> {
            where.append(" and (expires_at, id) > (?, ?)");
            parameters.add(cursor.expiresAt());
            parameters.add(cursor.id().value());
        });
        parameters.add(query.limit());
        return sql.list(
                "select * from exceptions " + where + " order by expires_at, id limit ?",
                ExemptionRows::exemption,
                parameters.toArray());
    }

    Map<Severity, Long> failures(ControlId control, ExemptionScope scope) {
        var columns = ScopeColumns.of(scope);
        var counts = new EnumMap<Severity, Long>(Severity.class);
        sql.list(
                        """
                        select f.severity, count(*) as n
                        from (select ?::text as scope, ?::text as account_id, ?::text as ou_path, ?::text as resource_arn) x,
                            findings f left join accounts a on a.id = f.account_id
                        where f.control = ? and f.status = 'OPEN' and f.verdict = 'FAIL' and %s
                        group by f.severity""".formatted(Acceptances.COVERS),
                        row -> Map.entry(SeverityColumn.severity(row.integer("severity")), row.number("n")),
                        columns.scope(),
                        columns.account(),
                        columns.ouPath(),
                        columns.resourceArn(),
                        control.value())
                .forEach(one -> counts.put(one.getKey(), one.getValue()));
        return counts;
    }

    long hidden(ExemptionId id, Optional<Set<AccountId>> visible) {
        return sql.first(
                        "select count(*) as n from findings where exception_id = ? and (? or account_id = any(?::text[]))",
                        row -> row.number("n"),
                        id.value(),
                        visible.isEmpty(),
                        visible.orElse(Set.of()).stream().map(AccountId::value).toList())
                .orElse(0L);
    }

    private static Exemption exemption(Row row) throws SQLException {
        return new Exemption(
                new ExemptionId(row.uuid("id")),
                new ControlId(row.text("control")),
                ScopeColumns.scope(row),
                row.text("reason"),
                row.text("owner"),
                row.constant("state", Exemption.State.class),
                row.text("requested_by"),
                row.instant("requested_at"),
                row.instant("expires_at"),
                row.maybeText("decided_by"),
                row.maybeInstant("decided_at"),
                row.maybeText("comment"),
                row.maybeInstant("ended_at"),
                row.maybeText("ending").map(Exemption.Ending::valueOf),
                row.number("version"));
    }
}
