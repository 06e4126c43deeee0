package io.strongroom.db.exceptions;

import io.strongroom.db.sql.Row;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.exceptions.ExemptionScope;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** An exception's scope as columns. */
record ScopeColumns(
        String scope,
        @Nullable String account,
        @Nullable String ouPath,
        @Nullable String resourceArn) {
    static ScopeColumns of(ExemptionScope scope) {
        return switch (scope) {
            case ExemptionScope.OneResource(var account, var arn) ->
                new ScopeColumns("RESOURCE", account.value(), null, arn);
            case ExemptionScope.OneAccount(var account) -> new ScopeColumns("ACCOUNT", account.value(), null, null);
            case ExemptionScope.Unit(var path) -> new ScopeColumns("UNIT", null, path, null);
            case ExemptionScope.Everything() -> new ScopeColumns("EVERYTHING", null, null, null);
        };
    }

    static ExemptionScope scope(Row row) throws SQLException {
        var kind = row.text("scope");
        return switch (kind) {
            case "RESOURCE" ->
                new ExemptionScope.OneResource(new AccountId(row.text("account_id")), row.text("resource_arn"));
            case "ACCOUNT" -> new ExemptionScope.OneAccount(new AccountId(row.text("account_id")));
            case "UNIT" -> new ExemptionScope.Unit(row.text("ou_path"));
            case "EVERYTHING" -> new ExemptionScope.Everything();
            default -> throw new IllegalStateException("an exception's scope is " + kind);
        };
    }
}
