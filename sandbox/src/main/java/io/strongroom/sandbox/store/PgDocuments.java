package io.strongroom.sandbox.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.ledger.Effect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection's view. */
final class PgDocuments implements Documents {
    private static final String SEEN = "case when changed_at > ? then previous else body end";
    private static final String PLACE = " where account = ? and region = ? and service = ? and kind = ?";
    private static final String GET = "select " + SEEN + " from sandbox.documents" + PLACE + " and id = ?";
    private static final String LIST = "select id, " + SEEN + " from sandbox.documents" + PLACE + " and id > ? and "
            + SEEN + " is not null order by id limit ?";
    private static final String PUT = """
            insert into sandbox.documents as d (account, region, service, kind, id, body, changed_at)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (account, region, service, kind, id) do update
            set previous = case when d.changed_at = excluded.changed_at then d.previous else d.body end,
                body = excluded.body, changed_at = excluded.changed_at""";
    private static final String CLAIM = PUT + " where d.body is null";
    private static final String RECORD = """
            insert into sandbox.effects (account, region, api, resource, request, session, request_id, at)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Connection connection;
    private final Instant asOf;
    private final @Nullable Instant writesAt;
    private boolean changed;

    private PgDocuments(Connection connection, Instant asOf, @Nullable Instant writesAt) {
        this.connection = connection;
        this.asOf = asOf;
        this.writesAt = writesAt;
    }

    static PgDocuments reading(Connection connection, Instant asOf) {
        return new PgDocuments(connection, asOf, null);
    }

    static PgDocuments writing(Connection connection, Instant now) {
        return new PgDocuments(connection, Instant.MAX, now);
    }

    @Override
    public Optional<JsonNode> get(Key key) {
        return with(GET, statement -> {
            set(statement, 1, asOf);
            set(statement, 2, key);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)).map(Json::parse) : Optional.empty();
            }
        });
    }

    @Override
    public List<Stored> list(Shelf shelf, String after, int limit) {
        return with(LIST, statement -> {
            set(statement, 1, asOf);
            set(statement, 2, shelf.key(after));
            set(statement, 7, asOf);
            statement.setInt(8, limit);
            var found = new ArrayList<Stored>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Stored(rows.getString(1), Json.parse(rows.getString(2))));
                }
            }
            return found;
        });
    }

    @Override
    public void put(Key key, JsonNode body) {
        write(PUT, key, Json.write(body));
    }

    @Override
    public void delete(Key key) {
        write(PUT, key, null);
    }

    @Override
    public boolean claim(Key key, JsonNode body) {
        return write(CLAIM, key, Json.write(body)) == 1;
    }

    private int write(String sql, Key key, @Nullable String body) {
        var now = writesAt;
        if (now == null) {
            throw new IllegalStateException("a reading cannot write " + key);
        }
        int rows = with(sql, statement -> {
            set(statement, 1, key);
            statement.setString(6, body);
            set(statement, 7, now);
            return statement.executeUpdate();
        });
        changed |= rows > 0;
        return rows;
    }

    @Override
    public void record(Effect effect) {
        with(RECORD, statement -> {
            statement.setString(1, effect.account());
            statement.setString(2, effect.region());
            statement.setString(3, effect.api());
            statement.setString(4, effect.resource());
            statement.setString(5, Json.write(effect.request()));
            statement.setString(6, effect.session());
            statement.setString(7, effect.requestId());
            set(statement, 8, effect.at());
            return statement.executeUpdate();
        });
    }

    @Override
    public boolean changed() {
        return changed;
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(String sql, Work<T> work) {
        try (var statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    private static void set(PreparedStatement statement, int from, Key key) throws SQLException {
        statement.setString(from, key.shelf().account());
        statement.setString(from + 1, key.shelf().region());
        statement.setString(from + 2, key.shelf().service());
        statement.setString(from + 3, key.shelf().kind());
        statement.setString(from + 4, key.id());
    }

    private static void set(PreparedStatement statement, int at, Instant time) throws SQLException {
        // Instant.MAX is beyond what the driver and the database hold.
        var value = time.equals(Instant.MAX) ? OffsetDateTime.MAX : time.atOffset(ZoneOffset.UTC);
        statement.setObject(at, value);
    }
}
