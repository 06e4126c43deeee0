package io.strongroom.db.integrity;

import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.integrity.AccountProof;
import io.strongroom.domain.integrity.EvidenceQuery;
import io.strongroom.domain.integrity.EvidenceRung;
import io.strongroom.domain.integrity.KnownBackups;
import io.strongroom.domain.integrity.ProofCounts;
import io.strongroom.domain.integrity.ProvenBackups;
import io.strongroom.domain.integrity.RestoreProof;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Evidence from rows. Only conditions that are asked for are in a statement, so that each finds its index. */
@Singleton
@Transactional
class PgProvenBackups implements ProvenBackups {
    private static final String COUNTS = """
            coalesce(sum(p.resources), 0) as resources, coalesce(sum(p.nothing), 0) as nothing,
            coalesce(sum(p.job_completed), 0) as job_completed, coalesce(sum(p.encrypted), 0) as encrypted,
            coalesce(sum(p.restore_tested), 0) as restore_tested,
            coalesce(sum(p.content_verified), 0) as content_verified, coalesce(sum(p.untold), 0) as untold,
            coalesce(sum(p.points), 0) as points, coalesce(sum(p.bytes), 0) as bytes,
            coalesce(sum(p.further), 0) as further""";

    /** Places that were looked at, with their sums. */
    private static final String JOINED = """
            from account_regions r
                left join restore_proof p on p.account_id = r.account_id and p.region = r.region
            where r.region <> 'global' and r.assessed_at is not null""";

    private final Sql sql;

    PgProvenBackups(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<KnownBackups> list(EvidenceQuery query) {
        var where = new StringBuilder("where true");
        var parameters = new ArrayList<Object>();
        many(where, parameters, "e.account_id", numbers(query.accounts()));
        many(where, parameters, "e.region", query.regions());
        many(where, parameters, "e.vault_name", query.vaults());
        many(where, parameters, "e.resource_type", query.types());
        if (!query.rungs().isEmpty()) {
            where.append(" and e.rung = any(?::bigint[])");
            parameters.add(
                    query.rungs().stream().map(rung -> (long) rung.height()).toList());
        }
        query.staleAt().ifPresent(at -> {
            where.append(" and e.due_at < ?");
            parameters.add(at);
        });
        query.visible().ifPresent(visible -> {
            where.append(" and e.account_id = any(?::text[])");
            parameters.add(numbers(visible));
        });
        query.after().ifPresent(last -> {
            where.append(" and (e.rung, e.account_id, e.region, e.vault_arn, e.resource_arn) > (?, ?, ?, ?, ?)");
            parameters.addAll(List.of(
                    last.rung().height(), last.account().value(), last.region(), last.vaultArn(), last.resourceArn()));
        });
        parameters.add(query.limit());
        return sql.list(
                """
                select e.*, r.assessed_at, r.unread ->> 'recovery-points' as untold_points
                from backup_evidence e join account_regions r on r.account_id = e.account_id and r.region = e.region
                """ + where + " order by e.rung, e.account_id, e.region, e.vault_arn, e.resource_arn limit ?",
                row -> new KnownBackups(
                        EvidenceRows.evidence(row), row.instant("assessed_at"), row.maybeText("untold_points")),
                parameters.toArray());
    }

    private static void many(StringBuilder text, List<Object> parameters, String column, Collection<String> values) {
        if (!values.isEmpty()) {
            text.append(" and ").append(column).append(" = any(?::text[])");
            parameters.add(values);
        }
    }

    @Override
    public RestoreProof score(Optional<Set<AccountId>> visible, Instant now) {
        var all = visible.isEmpty();
        var some = numbers(visible.orElse(Set.of()));
        long stale = sql.first("""
                        select count(*) as stale from (
                            select distinct account_id, region, resource_arn from backup_evidence
                            where due_at < ? and (? or account_id = any(?::text[]))) resources""", row -> row.number("stale"), now, all, some).orElseThrow();
        return sql.first(
                        """
                        select count(distinct r.account_id) as accounts, count(*) as regions,
                            count(*) filter (where r.unread -> 'recovery-points' is not null) as unread,
                        """ + COUNTS + " " + JOINED + " and (? or r.account_id = any(?::text[]))",
                        row -> new RestoreProof(
                                counts(row, stale),
                                row.number("accounts"),
                                row.number("regions"),
                                row.number("unread")),
                        all,
                        some)
                .orElseThrow();
    }

    @Override
    public List<AccountProof> accounts(
            Optional<Set<AccountId>> visible, Optional<AccountId> after, int limit, Instant now) {
        return sql.list(
                """
                select r.account_id, count(*) as regions, min(r.assessed_at) as assessed_at,
                    count(*) filter (where r.unread -> 'recovery-points' is not null) as unread,
                    (select count(*) from (select distinct region, resource_arn from backup_evidence
                        where account_id = r.account_id and due_at < ?) resources) as stale,
                """ + COUNTS + " " + JOINED + " " + """
                    and r.account_id > ? and (? or r.account_id = any(?::text[]))
                group by r.account_id order by r.account_id limit ?""",
                row -> new AccountProof(
                        new AccountId(row.text("account_id")),
                        counts(row, row.number("stale")),
                        row.integer("regions"),
                        row.integer("unread"),
                        row.instant("assessed_at")),
                now,
                after.map(AccountId::value).orElse(""),
                visible.isEmpty(),
                numbers(visible.orElse(Set.of())),
                limit);
    }

    private static ProofCounts counts(Row row, long stale) throws SQLException {
        return new ProofCounts(
                row.number("resources"),
                Map.of(
                        EvidenceRung.NOTHING, row.number("nothing"),
                        EvidenceRung.JOB_COMPLETED, row.number("job_completed"),
                        EvidenceRung.ENCRYPTED, row.number("encrypted"),
                        EvidenceRung.RESTORE_TESTED, row.number("restore_tested"),
                        EvidenceRung.CONTENT_VERIFIED, row.number("content_verified")),
                row.number("untold"),
                stale,
                row.number("points"),
                row.number("bytes"),
                row.number("further"));
    }

    private static List<String> numbers(Set<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toList();
    }
}
