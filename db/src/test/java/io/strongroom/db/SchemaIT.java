package io.strongroom.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class SchemaIT {
    @Inject
    DataSource dataSource;

    @Test
    void everyMigrationIsApplied() throws SQLException {
        try (var connection = dataSource.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from flyway_schema_history where success")) {
            rows.next();
            assertEquals(6, rows.getInt(1));
        }
    }
}
