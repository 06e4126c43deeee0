package io.strongroom.db.users;

import io.strongroom.db.sql.Row;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.users.AccountScope;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An account scope in plain SQL: {@code scope_all}, {@code scope_accounts}, {@code scope_ous}. */
public final class ScopeArrays {
    private ScopeArrays() {}

    public static List<String> accounts(AccountScope scope) {
        return scope.accounts().stream().map(AccountId::value).sorted().toList();
    }

    public static List<String> ous(AccountScope scope) {
        return scope.ouPaths().stream().sorted().toList();
    }

    public static AccountScope scope(Row row) throws SQLException {
        return new AccountScope(
                row.flag("scope_all"),
                row.texts("scope_accounts").stream().map(AccountId::new).collect(Collectors.toUnmodifiableSet()),
                Set.copyOf(row.texts("scope_ous")));
    }
}
