package io.strongroom.db.findings;

import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.posture.Counts;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Settles which findings are accepted: those that fail, and that an active exception speaks of. One statement goes both
 * ways, so that a finding which two exceptions cover passes from one to the other.
 */
@Singleton
public class Acceptances {
    /** Any number that no worker's presence is likely to draw. */
    private static final long LOCK = 0x5374_726F_6E67_2045L;

    /** Whether exception x speaks of finding f, whose account is a. */
    public static final String COVERS = """
            (x.scope = 'EVERYTHING'
                or x.account_id = f.account_id and (x.scope = 'ACCOUNT' or x.resource_arn = f.resource_arn)
                or x.scope = 'UNIT' and (a.ou_path = x.ou_path or starts_with(a.ou_path, rtrim(x.ou_path, '/') || '/')))
            """;

    private final Sql sql;

    Acceptances(Sql sql) {
        this.sql = sql;
    }

    /**
     * A finding that was accepted, or is no longer.
     *
     * @param before the exception that accepted it until now
     * @param now the one that accepts it from now on
     */
    public record Settled(
            UUID finding,
            AccountId account,
            String region,
            ControlId control,
            boolean fails,
            Optional<UUID> before,
            Optional<UUID> now) {
        /** What it changes in its cell of the posture. */
        public Counts delta() {
            int accepted = (now.isPresent() ? 1 : 0) - (before.isPresent() ? 1 : 0);
            return fails ? Counts.NONE.accepting(accepted) : Counts.NONE;
        }
    }

    /** Until the transaction ends, exceptions stay as they are; others may write findings meanwhile. */
    public void whileExceptionsStay() {
        sql.first("select 1 from pg_advisory_xact_lock_shared(?)", row -> true, LOCK);
    }

    /** Until the transaction ends, nobody else writes findings. */
    public void whileFindingsStay() {
        sql.first("select 1 from pg_advisory_xact_lock(?)", row -> true, LOCK);
    }

    /** Those of one account and Region, after it has been judged. @param chosen by which controls; empty for all */
    List<Settled> settle(AccountId account, String region, Set<ControlId> chosen, Instant at) {
        return settle(
                "f.account_id = ? and f.region = ? and (? or f.control = any(?::text[]))",
                List.of(
                        account.value(),
                        region,
                        chosen.isEmpty(),
                        chosen.stream().map(ControlId::value).toList()),
                at,
                "assessment");
    }

    /** Those of some controls, after exceptions of them have begun or ended. */
    public List<Settled> settle(List<ControlId> controls, Instant at, String actor) {
        var ids = controls.stream().map(ControlId::value).distinct().toList();
        return settle("f.control = any(?::text[])", List.of(ids), at, actor);
    }

    /** A finding stays with its exception while that covers it; else it takes the one that lasts longest. */
    private List<Settled> settle(String which, List<Object> parameters, Instant at, String actor) {
        var settled = sql.list(
                """
                update findings t set exception_id = m.now, changed_at = ?, version = t.version + 1,
                    status = case when m.now is null then 'OPEN' else 'ACCEPTED' end
                from (
                    select f.id, f.exception_id as before, case when f.status = 'ACCEPTED' or f.verdict = 'FAIL' then (
                        select x.id from exceptions x
                        where x.state = 'ACTIVE' and x.control = f.control and %s
                        order by x.id = f.exception_id desc nulls last, x.expires_at desc, x.id limit 1) end as now
                    from findings f left join accounts a on a.id = f.account_id
                    where %s and f.status in ('OPEN', 'ACCEPTED')) m
                where t.id = m.id and t.exception_id is distinct from m.now
                returning t.id, t.account_id, t.region, t.control, t.verdict, m.before, m.now""".formatted(COVERS, which),
                Acceptances::settled,
                Stream.concat(Stream.of(at), parameters.stream()).toArray());
        history(settled, at, actor);
        return settled;
    }

    private void history(List<Settled> settled, Instant at, String actor) {
        if (settled.isEmpty()) {
            return;
        }
        var kinds = new ArrayList<String>();
        var details = new ArrayList<String>();
        for (var one : settled) {
            kinds.add(one.now().isPresent() ? "ACCEPTED" : "EXCEPTION_ENDED");
            details.add(Json.write(Json.object()
                    .put("exception", one.now().or(one::before).orElseThrow().toString())));
        }
        sql.update("""
                insert into finding_events (finding_id, at, kind, actor, details)
                select id, ?, kind, ?, cast(details as json)
                from unnest(?::uuid[], ?::text[], ?::text[]) as e (id, kind, details)""", at, actor, settled.stream().map(Settled::finding).toList(), kinds, details);
    }

    private static Settled settled(Row row) throws SQLException {
        return new Settled(
                row.uuid("id"),
                new AccountId(row.text("account_id")),
                row.text("region"),
                new ControlId(row.text("control")),
                row.text("verdict").equals("FAIL"),
                row.maybeUuid("before"),
                row.maybeUuid("now"));
    }
}
