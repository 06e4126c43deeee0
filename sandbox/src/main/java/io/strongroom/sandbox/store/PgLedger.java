package io.strongroom.sandbox.store;

import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.ledger.Effect;
import io.strongroom.sandbox.ledger.Ledger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads the effects that {@link PgDocuments} wrote. */
final class PgLedger implements Ledger {
    private static final String COLUMNS =
            "select account, region, api, resource, request, session, request_id, at from sandbox.effects";
    private final DataSource database;

    PgLedger(DataSource database) {
        this.database = database;
    }

    @Override
    public List<Effect> all() {
        return select(COLUMNS + " where ? = '' order by number", "");
    }

    @Override
    public List<Effect> bySession(String session) {
        return select(COLUMNS + " where session = ? order by number", session);
    }

    @Override
    public List<Effect> between(String account, Instant from, Instant until) {
        var sql = COLUMNS + " where account = ? and at >= ? and at < ? order by number desc";
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, account);
            statement.setObject(2, from.atOffset(ZoneOffset.UTC));
            statement.setObject(3, until.atOffset(ZoneOffset.UTC));
            return effects(statement);
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    @Override
    public long count() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select count(*) from sandbox.effects");
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    private List<Effect> select(String sql, String argument) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, argument);
            return effects(statement);
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    private static List<Effect> effects(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var effects = new ArrayList<Effect>();
            while (rows.next()) {
                effects.add(effect(rows));
            }
            return effects;
        }
    }

    private static Effect effect(ResultSet row) throws SQLException {
        return new Effect(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Json.parse(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class).toInstant());
    }
}
