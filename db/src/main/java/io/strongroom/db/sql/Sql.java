package io.strongroom.db.sql;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Statements on the session's own connection, and so in its transaction. Parameters are bound by type: text, numbers,
 * {@link UUID}, {@link Instant}, bytes, and collections of text, UUIDs, instants or numbers as arrays. What the session
 * has not yet written is written first.
 */
@Singleton
public class Sql {
    private final Session session;

    Sql(Session session) {
        this.session = session;
    }

    /** PostgreSQL keeps microseconds: a time is cut to them before it is compared with what was stored. */
    public static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** PostgreSQL cannot keep a NUL in a text, and callers may send one: it becomes the replacement character. */
    public static String keepable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    public <T> List<T> list(String sql, Row.Reader<T> reader, @Nullable Object... parameters) {
        session.flush();
        return session.doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, parameters);
                var found = new ArrayList<T>();
                try (var result = statement.executeQuery()) {
                    var row = new Row(result);
                    while (result.next()) {
                        found.add(reader.read(row));
                    }
                }
                return found;
            }
        });
    }

    public <T> Optional<T> first(String sql, Row.Reader<T> reader, @Nullable Object... parameters) {
        return list(sql, reader, parameters).stream().findFirst();
    }

    /** @return how many rows were written */
    public int update(String sql, @Nullable Object... parameters) {
        session.flush();
        return session.doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, parameters);
                return statement.executeUpdate();
            }
        });
    }

    /** The same statement once for each set of parameters, in one round trip. */
    public void updateEach(String sql, List<@Nullable Object[]> parameters) {
        session.flush();
        session.doWork(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (var each : parameters) {
                    bind(statement, each);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case Instant instant ->
                    statement.setObject(i + 1, micros(instant).atOffset(ZoneOffset.UTC));
                case String text -> statement.setString(i + 1, keepable(text));
                case Collection<?> values -> statement.setArray(i + 1, array(statement, values));
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case null -> statement.setObject(i + 1, null);
                case Object value -> statement.setObject(i + 1, value);
            }
        }
    }

    private static java.sql.Array array(PreparedStatement statement, Collection<?> values) throws SQLException {
        var type = "text";
        for (Object value : values) {
            if (value != null) {
                type = switch (value) {
                    case UUID uuid -> "uuid";
                    case Instant instant -> "timestamptz";
                    case Long number -> "bigint";
                    default -> "text";
                };
                break;
            }
        }
        var elements = new ArrayList<@Nullable Object>(values.size());
        for (Object value : values) {
            elements.add(element(value));
        }
        return statement.getConnection().createArrayOf(type, elements.toArray());
    }

    private static @Nullable Object element(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> micros(instant).toString();
            case String text -> keepable(text);
            default -> value;
        };
    }
}
