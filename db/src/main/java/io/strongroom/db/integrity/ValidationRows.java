package io.strongroom.db.integrity;

import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.integrity.RestoreOutcome;
import io.strongroom.domain.integrity.RestoredContent;
import io.strongroom.domain.integrity.ValidationRight;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Rights to validate as rows, and what was told by them. */
@Singleton
class ValidationRows {
    private final Sql sql;

    ValidationRows(Sql sql) {
        this.sql = sql;
    }

    /** A right and what was told by it. */
    record Given(ValidationRight right, Optional<RestoredContent> told, Optional<String> message) {}

    void add(ValidationRight right, byte[] hash) {
        sql.update(
                """
                insert into restore_validations (id, secret_hash, account_id, region, job_id, issued_by, issued_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                right.id(),
                hash,
                right.account().value(),
                right.region().value(),
                right.jobId(),
                right.issuedBy(),
                right.issuedAt(),
                right.expiresAt());
    }

    Optional<Given> find(byte[] hash, Instant now) {
        return sql.first(
                "select * from restore_validations where secret_hash = ? and expires_at > ?",
                ValidationRows::given,
                hash,
                now);
    }

    /** The same, held until the transaction ends. */
    Optional<Given> hold(byte[] hash, Instant now) {
        return sql.first(
                "select * from restore_validations where secret_hash = ? and expires_at > ? for update",
                ValidationRows::given,
                hash,
                now);
    }

    void told(ValidationRight right, RestoredContent content, Optional<String> message, Instant at) {
        sql.update(
                "update restore_validations set used_at = ?, outcome = ?, message = ? where id = ?",
                at,
                content.name(),
                message.orElse(null),
                right.id());
    }

    /** Restore tests with what validators told of them: one that told before its job was known counts all the same. */
    List<RestoreOutcome> validated(AccountId account, String region, Collection<RestoreOutcome> tests) {
        var jobs = tests.stream().map(RestoreOutcome::jobId).distinct().toList();
        var told =
                jobs.isEmpty() ? List.<Given>of() : sql.list("""
                        select * from restore_validations
                        where account_id = ? and region = ? and job_id = any(?::text[]) and outcome is not null
                        order by used_at, id""", ValidationRows::given, account.value(), region, jobs);
        return tests.stream().map(test -> with(told, test)).toList();
    }

    private static RestoreOutcome with(List<Given> told, RestoreOutcome test) {
        var validated = test;
        for (var one : told) {
            if (one.right().jobId().equals(test.jobId())) {
                validated = applied(one, validated);
            }
        }
        return validated;
    }

    private static RestoreOutcome applied(Given given, RestoreOutcome to) {
        return given.told()
                .map(content -> to.validated(content.name(), given.right().bearer(), given.message()))
                .orElse(to);
    }

    private static Given given(Row row) throws SQLException {
        return new Given(
                new ValidationRight(
                        row.uuid("id"),
                        new AccountId(row.text("account_id")),
                        new Region(row.text("region")),
                        row.text("job_id"),
                        row.text("issued_by"),
                        row.instant("issued_at"),
                        row.instant("expires_at")),
                row.maybeText("outcome").map(RestoredContent::valueOf),
                row.maybeText("message"));
    }
}
