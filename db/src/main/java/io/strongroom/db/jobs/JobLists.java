package io.strongroom.db.jobs;

import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobQuery;
import io.strongroom.domain.remediations.RemediationId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists and counts of jobs. Only conditions that are asked for are in the statement, so that each finds its index. */
@Singleton
class JobLists {
    private static final int COUNTED_MOST = 10_000;
    /** Labels of the states of {@code JobState}, in its order. */
    static final List<String> LABELS = List.of(
            "QUEUED",
            "RUNNING",
            "RETRYING",
            "AWAITING_APPROVAL",
            "PLANNED",
            "SUCCEEDED",
            "FAILED",
            "CANCELLED",
            "QUARANTINED");

    private final Sql sql;

    JobLists(Sql sql) {
        this.sql = sql;
    }

    /** Conditions and their parameters, as they grow. */
    private static final class Conditions {
        private final StringBuilder text = new StringBuilder("where true");
        private final List<Object> parameters = new ArrayList<>();

        void add(String condition, Object parameter) {
            text.append(" and ").append(condition);
            parameters.add(parameter);
        }
    }

    List<Job> list(JobQuery query) {
        var conditions = conditions(query);
        if (!query.states().isEmpty()) {
            conditions.add("j.state = any(?)", query.states());
        }
        query.before().ifPresent(before -> conditions.add("j.id < ?", before.value()));
        conditions.parameters.add(query.limit());
        return sql.list(
                JobReader.SELECT + conditions.text + " order by j.id desc limit ?",
                JobReader::job,
                conditions.parameters.toArray());
    }

    Map<String, Long> countByState(JobQuery query) {
        var conditions = conditions(query);
        conditions.parameters.addFirst(LABELS);
        var counts = new LinkedHashMap<String, Long>();
        sql.list(
                        "select s.label, c.n from unnest(?::text[]) with ordinality as s (label, place) cross join lateral"
                                + " (select count(*) as n from (select 1 from jobs j " + conditions.text
                                + " and j.state = s.label limit " + COUNTED_MOST + ") counted) c order by s.place",
                        row -> Map.entry(row.text("label"), row.number("n")),
                        conditions.parameters.toArray())
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private static void addTraits(Conditions conditions, JobQuery.Traits traits) {
        if (!traits.regions().isEmpty()) {
            conditions.add(
                    "j.region = any(?)",
                    traits.regions().stream().map(Region::value).toList());
        }
        if (!traits.errors().isEmpty()) {
            // position() and not like: what a caller writes is text, with no wildcards in it.
            conditions.add(
                    "j.problem is not null and exists (select 1 from unnest(?::text[]) as e (part) where position(lower(e.part)"
                            + " in lower(concat_ws(' ', replace(j.problem ->> 'code', '_', '-'), j.problem ->> 'awsCode'))) > 0)",
                    List.copyOf(traits.errors()));
        }
        traits.madeBefore().ifPresent(at -> conditions.add("j.created_at < ?", at));
        traits.madeAfter().ifPresent(at -> conditions.add("j.created_at > ?", at));
    }

    private static Conditions conditions(JobQuery query) {
        var conditions = new Conditions();
        if (!query.accounts().isEmpty()) {
            conditions.add(
                    "j.account_id = any(?)",
                    query.accounts().stream().map(AccountId::value).toList());
        }
        query.visible()
                .ifPresent(visible -> conditions.add(
                        "j.account_id = any(?)",
                        visible.stream().map(AccountId::value).toList()));
        if (!query.remediations().isEmpty()) {
            conditions.add(
                    "j.remediation = any(?)",
                    query.remediations().stream().map(RemediationId::value).toList());
        }
        query.batch().ifPresent(batch -> conditions.add("j.batch_id = ?", batch.value()));
        addTraits(conditions, query.traits());
        return conditions;
    }
}
