package io.strongroom.db.integrity;

import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.integrity.BackupEvidence;
import io.strongroom.domain.integrity.Evidence;
import io.strongroom.domain.integrity.EvidenceRung;
import io.strongroom.domain.integrity.Expected;
import io.strongroom.domain.integrity.HeldBackups;
import io.strongroom.domain.integrity.Proof;
import io.strongroom.domain.integrity.Subject;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Evidence as rows, with their sums. Whoever writes one has held it before. */
@Singleton
class EvidenceRows {
    private final Sql sql;

    EvidenceRows(Sql sql) {
        this.sql = sql;
    }

    /** What is not in columns of its own, or is more than they say. */
    record Document(HeldBackups held, Proof proof, Expected expected) {}

    /** All of a place, held until the transaction ends; always in one order, so that two who hold wait one way only. */
    List<BackupEvidence> hold(AccountId account, String region) {
        return sql.list("""
                select * from backup_evidence where account_id = ? and region = ?
                order by account_id, region, vault_arn, resource_arn for update""", EvidenceRows::evidence, account.value(), region);
    }

    /** Of a place what a job on that recovery point or resource may be about, held. */
    List<BackupEvidence> hold(AccountId account, String region, String recoveryPointArn, String resourceArn) {
        return sql.list("""
                select * from backup_evidence
                where account_id = ? and region = ? and (newest_arn = ? or resource_arn = ?)
                order by account_id, region, vault_arn, resource_arn for update""", EvidenceRows::evidence, account.value(), region, recoveryPointArn, resourceArn);
    }

    /** Of a place those with that restore test, held. */
    List<BackupEvidence> holdTested(AccountId account, String region, String jobId) {
        return sql.list("""
                select * from backup_evidence
                where account_id = ? and region = ? and document -> 'proof' -> 'test' ->> 'jobId' = ?
                order by account_id, region, vault_arn, resource_arn for update""", EvidenceRows::evidence, account.value(), region, jobId);
    }

    void put(List<BackupEvidence> all, Instant at) {
        sql.updateEach("""
                insert into backup_evidence (account_id, region, vault_arn, resource_arn, vault_name, resource_type, points,
                    bytes, newest_arn, rung, gap, why, due_at, document, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as json), ?)
                on conflict (account_id, region, vault_arn, resource_arn) do update set
                    resource_type = excluded.resource_type, points = excluded.points, bytes = excluded.bytes,
                    newest_arn = excluded.newest_arn, rung = excluded.rung, gap = excluded.gap, why = excluded.why,
                    due_at = excluded.due_at, document = excluded.document, changed_at = excluded.changed_at""", all.stream().map(one -> columns(one, at)).toList());
    }

    private static @Nullable Object[] columns(BackupEvidence one, Instant at) {
        var points = one.held().points();
        return new @Nullable Object[] {
            one.account().value(),
            one.region(),
            points.vaultArn(),
            points.resourceArn(),
            points.subject().vaultName(),
            points.resourceType(),
            points.points(),
            points.bytes(),
            points.newestArn().orElse(null),
            one.evidence().rung().height(),
            one.evidence().gap().name(),
            one.evidence().why(),
            one.dueAt().orElse(null),
            Json.write(new Document(one.held(), one.proof(), one.expected())),
            at
        };
    }

    void remove(AccountId account, String region, Collection<Subject> gone) {
        sql.updateEach(
                "delete from backup_evidence where account_id = ? and region = ? and vault_arn = ? and resource_arn = ?",
                new TreeSet<>(gone)
                        .stream()
                                .map(one -> new @Nullable Object[] {
                                    account.value(), region, one.vaultArn(), one.resourceArn()
                                })
                                .collect(Collectors.toList()));
    }

    /** Sums a place up anew. Of a resource the best of its vaults counts, and whether more could be told of that one. */
    void sum(AccountId account, String region) {
        sql.update("""
                insert into restore_proof (account_id, region, resources, nothing, job_completed, encrypted, restore_tested,
                    content_verified, untold, points, bytes, further)
                select ?, ?, count(*) filter (where apart), count(*) filter (where apart and rung = 0),
                    count(*) filter (where apart and rung = 1), count(*) filter (where apart and rung = 2),
                    count(*) filter (where apart and rung = 3), count(*) filter (where apart and rung = 4),
                    count(*) filter (where apart and gap = 'UNTOLD'), coalesce(sum(points), 0), coalesce(sum(bytes), 0),
                    coalesce(sum(points) filter (where not apart), 0)
                from (
                    select resource_arn <> '*' as apart, max(rung) as rung, sum(points) as points, sum(bytes) as bytes,
                        (array_agg(gap order by rung desc, gap desc))[1] as gap
                    from backup_evidence where account_id = ? and region = ? group by resource_arn) best
                on conflict (account_id, region) do update set resources = excluded.resources, nothing = excluded.nothing,
                    job_completed = excluded.job_completed, encrypted = excluded.encrypted,
                    restore_tested = excluded.restore_tested, content_verified = excluded.content_verified,
                    untold = excluded.untold, points = excluded.points, bytes = excluded.bytes,
                    further = excluded.further""", account.value(), region, account.value(), region);
    }

    static BackupEvidence evidence(Row row) throws SQLException {
        var document = Json.convert(row.json("document"), Document.class);
        return new BackupEvidence(
                new AccountId(row.text("account_id")),
                row.text("region"),
                document.held(),
                document.proof(),
                document.expected(),
                new Evidence(
                        EvidenceRung.values()[row.integer("rung")],
                        row.constant("gap", Evidence.Gap.class),
                        row.text("why")));
    }
}
