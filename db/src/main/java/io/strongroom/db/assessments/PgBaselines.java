package io.strongroom.db.assessments;

import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.assessments.Baselines;
import io.strongroom.domain.inventory.Baseline;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Baselines as rows. */
@Singleton
@Transactional
class PgBaselines implements Baselines {
    private final Sql sql;

    PgBaselines(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<String, Baseline> of(AccountId account) {
        return sql
                .list(
                        "select region, taken_at, document from baselines where account_id = ?",
                        row -> Map.entry(
                                row.text("region"),
                                new Baseline(row.instant("taken_at"), Baseline.resources(row.json("document")))),
                        account.value())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public List<Seen> page(Optional<Seen> after, int limit) {
        return sql.list(
                """
                select account_id, region, taken_at, document from baselines where (account_id, region) > (?, ?)
                order by account_id, region limit ?""",
                row -> new Seen(
                        new AccountId(row.text("account_id")),
                        row.text("region"),
                        new Baseline(row.instant("taken_at"), Baseline.resources(row.json("document")))),
                after.map(seen -> seen.account().value()).orElse(""),
                after.map(Seen::region).orElse(""),
                limit);
    }
}
