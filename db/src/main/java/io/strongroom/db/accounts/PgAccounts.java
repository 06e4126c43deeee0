package io.strongroom.db.accounts;

import io.quarkus.panache.common.Sort;
import io.strongroom.db.assessments.Departures;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountRegister;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The accounts as rows. */
@Singleton
@Transactional
class PgAccounts implements AccountRegister {
    private final AccountRows rows;
    private final Departures departures;
    private final Sql sql;

    PgAccounts(AccountRows rows, Departures departures, Sql sql) {
        this.rows = rows;
        this.departures = departures;
        this.sql = sql;
    }

    @Override
    public List<Account> all() {
        return rows.listAll(Sort.by("id")).stream().map(AccountRow::account).toList();
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return rows.findByIdOptional(id.value()).map(AccountRow::account);
    }

    /** Upserts in the order of the numbers, which entities cannot: two processes may discover the same accounts at once. */
    @Override
    public void putAll(Collection<Account> accounts) {
        sql.updateEach(
                """
                insert into accounts (id, name, ou_path, status, simulated) values (?, ?, ?, ?, ?)
                on conflict (id) do update set name = excluded.name, ou_path = excluded.ou_path,
                    status = excluded.status, simulated = excluded.simulated
                where (accounts.name, accounts.ou_path, accounts.status, accounts.simulated)
                    is distinct from (excluded.name, excluded.ou_path, excluded.status, excluded.simulated)""",
                accounts.stream()
                        .sorted(Comparator.comparing(Account::id))
                        .map(account -> new Object[] {
                            account.id().value(),
                            account.name(),
                            account.ouPath(),
                            account.status().name(),
                            account.simulated()
                        })
                        .toList());
        departures.forget(accounts.stream()
                .filter(account -> account.status() != Account.Status.ACTIVE)
                .toList());
    }
}
