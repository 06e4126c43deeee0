package io.strongroom.db.assessments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.assessments.Baselines;
import io.strongroom.domain.assessments.Baselines.Seen;
import io.strongroom.domain.inventory.Baseline;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class BaselinesIT {
    /** Numbers that come after those of all other tests. */
    private static final String FIRST = "999999999980";

    private static final String SECOND = "999999999981";

    @Inject
    Baselines baselines;

    @Inject
    DataSource database;

    @Test
    void allOfThemComePageByPage() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into baselines (account_id, region, taken_at, document) values"
                    + " ('%2$s', 'eu-west-1', now(), '{}'), ('%1$s', 'eu-west-2', now(), '{}'), ('%1$s', 'eu-west-1', now(), '{}')"
                            .formatted(FIRST, SECOND));
        }
        var places = new ArrayList<String>();
        var after = Optional.of(new Seen(new AccountId("999999999979"), "z", new Baseline(Instant.EPOCH, Map.of())));
        for (var page = baselines.page(after, 2); !page.isEmpty(); page = baselines.page(after, 2)) {
            page.forEach(seen -> places.add(seen.account() + " " + seen.region()));
            after = Optional.of(page.getLast());
        }
        assertEquals(List.of(FIRST + " eu-west-1", FIRST + " eu-west-2", SECOND + " eu-west-1"), places);
    }
}
