package io.strongroom.db.events;

import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.events.EventQuery;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.events.FeedCounts;
import io.strongroom.domain.events.FeedState;
import io.strongroom.domain.events.PoisonEvent;
import io.strongroom.domain.events.Recall;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Events as rows of a table that is cut by month. Only conditions that are asked for are in a statement, so that each finds its index. */
@Singleton
@Transactional
class PgEvents implements Events {
    private final Sql sql;
    private final EventRows rows;
    private final PastRows past;
    private final FeedRows feed;

    PgEvents(Sql sql, EventRows rows, PastRows past, FeedRows feed) {
        this.sql = sql;
        this.rows = rows;
        this.past = past;
        this.feed = feed;
    }

    @Override
    public Set<EventId> append(List<AwsEvent> events, Instant now) {
        if (events.isEmpty()) {
            return Set.of();
        }
        var byId = new LinkedHashMap<EventId, AwsEvent>();
        events.forEach(event -> byId.putIfAbsent(event.id(), event));
        var added = rows.add(byId.values(), now);
        feed.count(added.size(), events.size() - added.size(), now);
        return added;
    }

    @Override
    public Set<EventId> appendLookedUp(List<AwsEvent> events, Instant now) {
        if (events.isEmpty()) {
            return Set.of();
        }
        var byId = new LinkedHashMap<EventId, AwsEvent>();
        events.forEach(event -> byId.putIfAbsent(event.id(), event));
        var added = rows.add(byId.values(), now);
        feed.countLookedUp(added.size(), now);
        return added;
    }

    @Override
    public void countUnknown(String detailType, long messages, Instant now) {
        feed.countUnknown(detailType, messages, now);
    }

    @Override
    public void setAside(String body, String reason, Instant now) {
        feed.setAside(body, reason, now);
    }

    @Override
    public void tellTrouble(String what, String reason, Instant now) {
        feed.setAside(what, TROUBLE + reason, now);
    }

    @Override
    public Optional<AwsEvent> find(EventId id) {
        return sql.first("select * from events where id = ?", EventRows::event, id.value());
    }

    @Override
    public List<AwsEvent> search(EventQuery query) {
        var where = new StringBuilder("where true");
        var parameters = new ArrayList<Object>();
        many(
                where,
                parameters,
                "account_id",
                query.accounts().stream().map(AccountId::value).toList());
        many(where, parameters, "name", List.copyOf(query.names()));
        query.principal().ifPresent(who -> {
            where.append(
                    " and hashtextextended(subject, 0) = hashtextextended(?, 0) and subject = ? and kind = 'CALL'");
            parameters.add(who);
            parameters.add(who);
        });
        query.visible().ifPresent(visible -> {
            where.append(" and account_id = any(?::text[])");
            parameters.add(visible.stream().map(AccountId::value).toList());
        });
        query.from().ifPresent(from -> {
            where.append(" and at >= ?");
            parameters.add(from);
        });
        query.until().ifPresent(until -> {
            where.append(" and at < ?");
            parameters.add(until);
        });
        query.before().ifPresent(cursor -> {
            // The first condition is in the second, and tells the planner which months there is no need to look at.
            where.append(" and at <= ? and (at, id) < (?, ?)");
            parameters.add(cursor.at());
            parameters.add(cursor.at());
            parameters.add(cursor.id().value());
        });
        parameters.add(query.limit());
        return sql.list(
                "select * from events " + where + " order by at desc, id desc limit ?",
                EventRows::event,
                parameters.toArray());
    }

    private static void many(StringBuilder text, List<Object> parameters, String column, List<String> values) {
        if (values.size() == 1) {
            text.append(" and ").append(column).append(" = ?");
            parameters.add(values.getFirst());
        } else if (!values.isEmpty()) {
            text.append(" and ").append(column).append(" = any(?::text[])");
            parameters.add(values);
        }
    }

    @Override
    public List<AwsEvent> earlier(AwsEvent event, Collection<Recall> recalls, int limit) {
        return event.subject()
                .map(subject -> past.earlier(event, subject, recalls, limit))
                .orElseGet(List::of);
    }

    @Override
    public List<AwsEvent> later(AwsEvent event, Collection<Recall> recalls, int limit) {
        return event.subject()
                .map(subject -> past.later(event, subject, recalls, limit))
                .orElseGet(List::of);
    }

    @Override
    public List<PoisonEvent> poison(int limit) {
        return feed.poison(limit);
    }

    @Override
    public FeedCounts counts() {
        return feed.counts();
    }

    @Override
    public FeedState state(Duration patience, Instant now) {
        return FeedState.of(feed.lastArrival(), patience, now);
    }
}
