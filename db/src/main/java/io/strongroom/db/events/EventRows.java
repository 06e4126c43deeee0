package io.strongroom.db.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.events.Actor;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Events as rows. */
@Singleton
class EventRows {
    private final Sql sql;

    EventRows(Sql sql) {
        this.sql = sql;
    }

    /**
     * Adds those whose id is not there yet, by the order of ids: two who bring the same ones then wait for each other one
     * way only.
     *
     * @param events with different ids
     */
    Set<EventId> add(Collection<AwsEvent> events, Instant now) {
        return sql
                .list(
                        """
                        insert into events (id, at, account_id, region, source, name, kind, subject, actor, error, resources,
                            read_only, detail, arrived_at)
                        select id, at, account, region, source, name, kind, subject, cast(actor as json), error,
                            array(select json_array_elements_text(cast(resources as json))), read_only = 'yes',
                            cast(detail as json), ?
                        from unnest(?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                            as e (id, at, account, region, source, name, kind, subject, actor, error, resources, read_only, detail)
                        where not exists (select from events known where known.id = e.id)
                        order by id
                        on conflict do nothing
                        returning id""",
                        row -> new EventId(row.text("id")),
                        now,
                        events.stream().map(event -> event.id().value()).toList(),
                        events.stream().map(AwsEvent::at).toList(),
                        events.stream().map(event -> event.account().value()).toList(),
                        events.stream().map(AwsEvent::region).toList(),
                        events.stream().map(AwsEvent::source).toList(),
                        events.stream().map(AwsEvent::name).toList(),
                        events.stream().map(event -> event.kind().name()).toList(),
                        events.stream()
                                .map(event -> event.subject().orElse(null))
                                .collect(Collectors.toList()),
                        events.stream()
                                .map(event -> event.actor().map(Json::write).orElse(null))
                                .collect(Collectors.toList()),
                        events.stream().map(event -> event.error().orElse(null)).collect(Collectors.toList()),
                        events.stream()
                                .map(event -> Json.write(event.resources()))
                                .toList(),
                        events.stream()
                                .map(event -> event.readOnly() ? "yes" : "no")
                                .toList(),
                        events.stream().map(event -> Json.write(event.detail())).toList())
                .stream()
                .collect(Collectors.toSet());
    }

    static AwsEvent event(Row row) throws SQLException {
        return new AwsEvent(
                new EventId(row.text("id")),
                row.instant("at"),
                new AccountId(row.text("account_id")),
                row.text("region"),
                row.text("source"),
                row.text("name"),
                row.constant("kind", AwsEvent.Kind.class),
                row.maybeJson("actor").map(EventRows::actor),
                row.maybeText("error"),
                List.copyOf(row.texts("resources")),
                row.flag("read_only"),
                row.json("detail"));
    }

    private static Actor actor(JsonNode written) {
        return Json.convert(written, Actor.class);
    }
}
