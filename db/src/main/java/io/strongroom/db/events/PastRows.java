package io.strongroom.db.events;

import io.strongroom.db.sql.Sql;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.events.Recall;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * What a subject did before and after, as far as it is asked for. Each recall is a statement of its own and each name of
 * events has its own limit, so that nothing takes another's place; a record is read only where it is wanted, for it is most
 * of a row.
 */
@Singleton
class PastRows {
    private static final Comparator<AwsEvent> OLDEST_FIRST =
            Comparator.comparing(AwsEvent::at).thenComparing(AwsEvent::id);

    private final Sql sql;

    PastRows(Sql sql) {
        this.sql = sql;
    }

    List<AwsEvent> earlier(AwsEvent event, String subject, Collection<Recall> recalls, int limit) {
        return all(recalls, recall -> {
            var asked = new Asked(subject, event, recall);
            asked.and("at >= ?", event.at().minus(recall.within()));
            asked.and("at <= ?", event.at());
            return list(asked, "at desc, id desc", limit);
        });
    }

    List<AwsEvent> later(AwsEvent event, String subject, Collection<Recall> recalls, int limit) {
        return all(recalls, recall -> {
            var asked = new Asked(subject, event, recall);
            asked.and("at > ?", event.at());
            asked.and("at <= ?", event.at().plus(recall.within()));
            return list(asked, "at, id", limit);
        });
    }

    /** Those with details come last, and so stay where an event is asked for both ways. */
    private static List<AwsEvent> all(Collection<Recall> recalls, Function<Recall, List<AwsEvent>> reader) {
        var found = new LinkedHashMap<EventId, AwsEvent>();
        recalls.stream()
                .sorted(Comparator.comparing(Recall::detail))
                .flatMap(recall -> reader.apply(recall).stream())
                .forEach(one -> found.put(one.id(), one));
        return found.values().stream().sorted(OLDEST_FIRST).toList();
    }

    private List<AwsEvent> list(Asked asked, String order, int limit) {
        // The statement knows names; which service they are of is seen here.
        return sql
                .list("""
                        select id, at, account_id, region, source, name, kind, actor, error, resources, read_only, detail
                        from (select id, at, account_id, region, source, name, kind, actor, error, resources, read_only,
                                %s as detail, row_number() over (partition by source, name order by %s) as place
                            from events where %s) past
                        where place <= ?""".formatted(asked.detail(), order, asked.text()), EventRows::event, asked.with(limit))
                .stream()
                .filter(asked.recall::has)
                .toList();
    }

    /** The conditions of one statement. */
    private static final class Asked {
        private final Recall recall;
        private final StringBuilder text =
                new StringBuilder("hashtextextended(subject, 0) = hashtextextended(?, 0) and subject = ?");
        private final List<Object> parameters = new ArrayList<>();

        Asked(String subject, AwsEvent event, Recall recall) {
            this.recall = recall;
            parameters.add(subject);
            parameters.add(subject);
            and("id <> ?", event.id().value());
            var any = new ArrayList<String>();
            if (!recall.names().isEmpty()) {
                any.add("name = any(?::text[])");
                parameters.add(recall.names());
            }
            if (!recall.services().isEmpty()) {
                any.add("split_part(source, '.', 1) = any(?::text[])");
                parameters.add(recall.services());
            }
            text.append(" and (").append(String.join(" or ", any)).append(')');
            text.append(
                    switch (recall.outcome()) {
                        case SUCCEEDED -> " and error is null";
                        case FAILED -> " and error is not null";
                        case BOTH -> "";
                    });
        }

        void and(String condition, Object parameter) {
            text.append(" and ").append(condition);
            parameters.add(parameter);
        }

        String text() {
            return text.toString();
        }

        String detail() {
            return recall.detail() == Recall.Detail.WHOLE ? "detail" : "cast('{}' as json)";
        }

        Object[] with(int limit) {
            var all = new ArrayList<>(parameters);
            all.add(limit);
            return all.toArray();
        }
    }
}
