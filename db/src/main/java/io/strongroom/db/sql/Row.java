package io.strongroom.db.sql;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The row of a result that is being read, by column name. */
public final class Row {
    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    /** Reads one value from a row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    public String text(String column) throws SQLException {
        return Objects.requireNonNull(result.getString(column), column);
    }

    public Optional<String> maybeText(String column) throws SQLException {
        return Optional.ofNullable(result.getString(column));
    }

    public <E extends Enum<E>> E constant(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    public int integer(String column) throws SQLException {
        return result.getInt(column);
    }

    public long number(String column) throws SQLException {
        return result.getLong(column);
    }

    public OptionalLong maybeNumber(String column) throws SQLException {
        long value = result.getLong(column);
        return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    public double fraction(String column) throws SQLException {
        return result.getDouble(column);
    }

    public boolean flag(String column) throws SQLException {
        return result.getBoolean(column);
    }

    public byte[] bytes(String column) throws SQLException {
        return Objects.requireNonNull(result.getBytes(column), column);
    }

    public UUID uuid(String column) throws SQLException {
        return Objects.requireNonNull(result.getObject(column, UUID.class), column);
    }

    public Optional<UUID> maybeUuid(String column) throws SQLException {
        return Optional.ofNullable(result.getObject(column, UUID.class));
    }

    public Instant instant(String column) throws SQLException {
        return Objects.requireNonNull(result.getObject(column, OffsetDateTime.class), column)
                .toInstant();
    }

    public Optional<Instant> maybeInstant(String column) throws SQLException {
        return Optional.ofNullable(result.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    public JsonNode json(String column) throws SQLException {
        return Json.parse(text(column));
    }

    public Optional<JsonNode> maybeJson(String column) throws SQLException {
        return maybeText(column).map(Json::parse);
    }

    public List<String> texts(String column) throws SQLException {
        return List.of((String[]) result.getArray(column).getArray());
    }

    public List<UUID> uuids(String column) throws SQLException {
        return List.of((UUID[]) result.getArray(column).getArray());
    }
}
