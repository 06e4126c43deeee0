package io.strongroom.db.users;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.users.AccountScope;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An account scope as columns. */
@Embeddable
class ScopeColumns {
    @Column(name = "scope_all")
    boolean all;

    @Column(name = "scope_accounts")
    List<String> accounts = List.of();

    @Column(name = "scope_ous")
    List<String> ous = List.of();

    static ScopeColumns of(AccountScope scope) {
        var columns = new ScopeColumns();
        columns.all = scope.all();
        columns.accounts =
                scope.accounts().stream().map(AccountId::value).sorted().toList();
        columns.ous = scope.ouPaths().stream().sorted().toList();
        return columns;
    }

    AccountScope scope() {
        return new AccountScope(
                all, accounts.stream().map(AccountId::new).collect(Collectors.toUnmodifiableSet()), Set.copyOf(ous));
    }
}
