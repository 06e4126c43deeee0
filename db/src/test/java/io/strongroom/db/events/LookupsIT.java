package io.strongroom.db.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.events.Lookups;
import io.strongroom.domain.events.LookupsContract;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lookups on PostgreSQL, and how their events are counted. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class LookupsIT extends LookupsContract {
    private static final AccountId ACCOUNT = new AccountId("700000000001");

    @Inject
    Lookups lookups;

    @Inject
    Events events;

    @Inject
    Sql sql;

    @BeforeEach
    @Transactional
    void oneAccountAndNothingLookedUp() {
        sql.update("delete from event_lookups");
        sql.update("""
                insert into accounts (id, name, ou_path, status, simulated) values (?, 'looked-up', '/', 'ACTIVE', true)
                on conflict (id) do update set status = 'ACTIVE'""", ACCOUNT.value());
    }

    @Override
    protected Lookups lookups() {
        return lookups;
    }

    @Override
    protected AccountId account() {
        return ACCOUNT;
    }

    @Test
    @Transactional
    void anAccountThatIsNotActiveWaits() {
        lookups.enlist(ACCOUNT, List.of("eu-west-1"), NOW);
        sql.update("update accounts set status = 'SUSPENDED' where id = ?", ACCOUNT.value());
        assertTrue(lookups.claim(NOW, Duration.ofMinutes(5)).isEmpty());
        assertEquals(Lookups.Standing.NONE, lookups.standing(NOW));
    }

    @Test
    void whatIsLookedUpIsKeptOnceAndSaysNothingOfTheFeed() {
        var event = Happened.callAt(NOW, "backup.amazonaws.com", "DeleteFramework", "{\"frameworkName\":\"f\"}");
        var before = events.counts();
        var state = events.state(Duration.ofHours(1), NOW.plus(Duration.ofDays(3000)));
        assertEquals(Set.of(event.id()), events.appendLookedUp(List.of(event, event), NOW.plus(Duration.ofDays(2999))));
        assertEquals(Set.<EventId>of(), events.appendLookedUp(List.of(event), NOW));
        assertEquals(event.name(), events.find(event.id()).orElseThrow().name());
        assertEquals(before.taken(), events.counts().taken());
        assertEquals(before.doubled(), events.counts().doubled());
        assertEquals(state, events.state(Duration.ofHours(1), NOW.plus(Duration.ofDays(3000))));
    }
}
