package io.strongroom.db.findings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.assessments.RegionJudged;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.findings.FindingChange;
import io.strongroom.domain.findings.FindingChange.Changed;
import io.strongroom.domain.findings.FindingChange.Opened;
import io.strongroom.domain.findings.FindingChange.Reopened;
import io.strongroom.domain.findings.FindingChange.Resolved;
import io.strongroom.domain.findings.FindingDiff;
import io.strongroom.domain.findings.FindingId;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.domain.findings.StandingFinding;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.posture.Counts;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Writes what an assessment changes about findings, as sets: one statement for all that were opened, one for all that
 * changed, one for the history. Plain SQL, for an account may have tens of thousands.
 */
@Singleton
public class FindingWriter {
    private final Sql sql;
    private final ControlCatalog controls;
    private final Acceptances acceptances;

    FindingWriter(Sql sql, ControlCatalog controls, Acceptances acceptances) {
        this.sql = sql;
        this.controls = controls;
        this.acceptances = acceptances;
    }

    /**
     * What was written.
     *
     * @param changes all changes
     * @param standing what stands afterwards, by control: failures, accepted or not, and what could not be told; those
     *     that hold because their control could not see this time are among them
     */
    public record Written(List<FindingChange> changes, Map<ControlId, Counts> standing) {
        public long opened() {
            return changes.stream()
                    .filter(change -> change instanceof Opened || change instanceof Reopened)
                    .count();
        }

        public long resolved() {
            return changes.stream().filter(Resolved.class::isInstance).count();
        }
    }

    /**
     * Compares and writes, in the running transaction.
     *
     * @param chosen the controls that judged; empty for all. Findings of others are left alone
     */
    public Written write(AccountId account, RegionJudged judged, Set<ControlId> chosen) {
        var standing = sql.list(
                """
                select id, control, resource_arn, status, verdict, content from findings
                where account_id = ? and region = ? and (? or control = any(?::text[]))""",
                row -> new StandingFinding(
                        new FindingId(row.uuid("id")),
                        new ControlId(row.text("control")),
                        row.text("resource_arn"),
                        row.constant("status", FindingStatus.class),
                        row.text("verdict"),
                        row.number("content")),
                account.value(),
                judged.region(),
                chosen.isEmpty(),
                ids(chosen));
        var changes = FindingDiff.of(standing, judged.judgements());
        var at = Sql.micros(judged.takenAt());
        insert(account, judged.region(), only(changes, Opened.class), at);
        update(changes, at);
        resolve(only(changes, Resolved.class), at);
        history(changes, at);
        acceptances.settle(account, judged.region(), chosen, at);
        return new Written(changes, standing(account, judged.region(), chosen));
    }

    private void insert(AccountId account, String region, List<Opened> opened, Instant at) {
        if (opened.isEmpty()) {
            return;
        }
        var judgements = opened.stream().map(Opened::judgement).toList();
        sql.update(
                """
                insert into findings (id, control, severity, status, verdict, account_id, region, resource_type,
                    resource_arn, because, facts, content, first_seen_at, changed_at)
                select id, control, severity, 'OPEN', verdict, ?, ?, type, arn, because, cast(facts as json), content, ?, ?
                from unnest(?::uuid[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                    as f (id, control, severity, verdict, type, arn, because, facts, content)""",
                account.value(),
                region,
                at,
                at,
                opened.stream().map(one -> one.id().value()).toList(),
                judgements.stream().map(one -> one.control().value()).toList(),
                judgements.stream().map(one -> severity(one.control())).toList(),
                judgements.stream().map(one -> one.verdict().label()).toList(),
                judgements.stream().map(Judgement::subjectType).toList(),
                judgements.stream().map(Judgement::subjectArn).toList(),
                because(judgements),
                facts(judgements),
                content(judgements));
    }

    private void update(List<FindingChange> changes, Instant at) {
        var held = changes.stream().flatMap(change -> held(change).stream()).toList();
        if (held.isEmpty()) {
            return;
        }
        var judgements = held.stream().map(Held::judgement).toList();
        sql.update(
                """
                update findings f set verdict = c.verdict, because = c.because, facts = cast(c.facts as json),
                    content = c.content, changed_at = ?, version = f.version + 1,
                    status = case c.again when 'yes' then 'OPEN' else f.status end,
                    resolved_at = case c.again when 'yes' then null else f.resolved_at end,
                    reopened = f.reopened + case c.again when 'yes' then 1 else 0 end
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[])
                    as c (id, verdict, because, facts, content, again)
                where f.id = c.id""",
                at,
                held.stream().map(one -> one.id().value()).toList(),
                judgements.stream().map(one -> one.verdict().label()).toList(),
                because(judgements),
                facts(judgements),
                content(judgements),
                held.stream().map(Held::again).toList());
    }

    /** A finding that was known and holds. {@code again} is yes when it had been resolved or stale. */
    private record Held(FindingId id, Judgement judgement, String again) {}

    private static Optional<Held> held(FindingChange change) {
        return switch (change) {
            case Changed c -> Optional.of(new Held(c.standing().id(), c.judgement(), "no"));
            case Reopened c -> Optional.of(new Held(c.standing().id(), c.judgement(), "yes"));
            case Opened c -> Optional.empty();
            case Resolved c -> Optional.empty();
        };
    }

    private void resolve(List<Resolved> resolved, Instant at) {
        if (!resolved.isEmpty()) {
            sql.update(
                    """
                    update findings set status = 'RESOLVED', exception_id = null, resolved_at = ?, changed_at = ?,
                        version = version + 1
                    where id = any(?::uuid[])""",
                    at,
                    at,
                    resolved.stream().map(one -> one.standing().id().value()).toList());
        }
    }

    private void history(List<FindingChange> changes, Instant at) {
        if (!changes.isEmpty()) {
            sql.update(
                    """
                    insert into finding_events (finding_id, at, kind, actor, details)
                    select id, ?, kind, 'assessment', cast(details as json)
                    from unnest(?::uuid[], ?::text[], ?::text[]) as e (id, kind, details)""",
                    at,
                    changes.stream().map(FindingWriter::id).toList(),
                    changes.stream().map(FindingChange::label).toList(),
                    changes.stream().map(change -> Json.write(details(change))).toList());
        }
    }

    /**
     * Findings of Regions that were not looked at become stale.
     *
     * @param actor who the history says it was
     * @return those places that were known
     */
    public List<Place> forget(AccountId account, Collection<String> looked, String actor, Instant at) {
        var left = sql.list(
                "delete from account_regions where account_id = ? and region <> all(?::text[]) returning region",
                row -> row.text("region"),
                account.value(),
                looked);
        if (!left.isEmpty()) {
            sql.update("""
                    with stale as (
                        update findings set status = 'STALE', exception_id = null, changed_at = ?, version = version + 1
                        where account_id = ? and region = any(?::text[]) and status in ('OPEN', 'ACCEPTED')
                        returning id)
                    insert into finding_events (finding_id, at, kind, actor, details)
                    select id, ?, 'STALE', ?, '{}' from stale""", at, account.value(), left, at, actor);
        }
        return left.stream().map(region -> new Place(account, region)).toList();
    }

    private Map<ControlId, Counts> standing(AccountId account, String region, Set<ControlId> chosen) {
        return sql
                .list(
                        """
                        select control, count(*) filter (where verdict = 'FAIL' and status = 'OPEN') as fail,
                            count(*) filter (where verdict = 'FAIL' and status = 'ACCEPTED') as accepted,
                            count(*) filter (where verdict = 'UNKNOWN') as unknown
                        from findings where account_id = ? and region = ? and status in ('OPEN', 'ACCEPTED')
                            and (? or control = any(?::text[]))
                        group by control""",
                        row -> Map.entry(
                                new ControlId(row.text("control")),
                                new Counts(0, row.number("fail"), row.number("unknown"), 0, row.number("accepted"))),
                        account.value(),
                        region,
                        chosen.isEmpty(),
                        ids(chosen))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> ids(Set<ControlId> controls) {
        return controls.stream().map(ControlId::value).toList();
    }

    private long severity(ControlId control) {
        return SeverityColumn.of(controls.find(control).orElseThrow().severity());
    }

    private static UUID id(FindingChange change) {
        return switch (change) {
            case Opened c -> c.id().value();
            case Reopened c -> c.standing().id().value();
            case Changed c -> c.standing().id().value();
            case Resolved c -> c.standing().id().value();
        };
    }

    private static ObjectNode details(FindingChange change) {
        return switch (change) {
            case Opened c -> said(c.judgement());
            case Reopened c -> said(c.judgement());
            case Changed c -> said(c.judgement());
            case Resolved c -> Json.object().put("how", c.how());
        };
    }

    private static ObjectNode said(Judgement judgement) {
        return Json.object()
                .put("verdict", judgement.verdict().label())
                .put("because", FindingDiff.because(judgement.verdict()));
    }

    private static List<String> because(List<Judgement> judgements) {
        return judgements.stream()
                .map(one -> FindingDiff.because(one.verdict()))
                .toList();
    }

    private static List<String> facts(List<Judgement> judgements) {
        return judgements.stream()
                .map(one -> Json.write(FindingDiff.facts(one.verdict())))
                .toList();
    }

    private static List<Long> content(List<Judgement> judgements) {
        return judgements.stream()
                .map(one -> FindingDiff.content(one.verdict()))
                .toList();
    }

    private static <C extends FindingChange> List<C> only(List<FindingChange> changes, Class<C> type) {
        return changes.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
