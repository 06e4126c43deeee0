package io.strongroom.worker.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.assessments.Baselines;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.events.FeedState;
import io.strongroom.domain.events.InMemoryEvents;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.InMemoryIncidents;
import io.strongroom.domain.incidents.IncidentQuery;
import io.strongroom.domain.incidents.Place;
import io.strongroom.domain.incidents.StandingDetector;
import io.strongroom.domain.incidents.StandingDetector.Standing;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.policies.Expectations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandingLookTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final AccountId ACCOUNT = new AccountId("123456789012");

    private final InMemoryEvents events = new InMemoryEvents();
    private final InMemoryIncidents incidents = new InMemoryIncidents(DetectorId::value);

    /** Never asked: no event comes. */
    private static final class Deaf implements Detector {
        @Override
        public DetectorSpec spec() {
            return DetectorSpec.of("INC-91", "Nothing", Severity.LOW, "backup:Nothing");
        }

        @Override
        public Optional<Detection> detect(AwsEvent event, Surroundings around) {
            return Optional.empty();
        }
    }

    private static final class Broken implements StandingDetector {
        @Override
        public DetectorSpec spec() {
            return DetectorSpec.of("INC-92", "A bug", Severity.HIGH);
        }

        @Override
        public List<Detection> detect(Standing standing) {
            throw new IllegalStateException("a bug");
        }
    }

    private static final class Sound implements StandingDetector {
        @Override
        public DetectorSpec spec() {
            return DetectorSpec.of("INC-93", "Something stands wrong", Severity.HIGH);
        }

        @Override
        public List<Detection> detect(Standing standing) {
            return List.of(
                    Detection.of(spec(), standing, "arn:aws:backup:eu-west-1:123456789012:backup-vault:v", "once")
                            .because("It stands wrong.")
                            .impact("It matters.")
                            .build());
        }
    }

    private final StandingLook look = new StandingLook(
            new DetectorCatalog(List.of(new Deaf()), List.of(new Broken(), new Sound())), incidents, events);

    private static Standing standing(AccountId account, String region) {
        return new Standing(
                new Place(account, region),
                Optional.empty(),
                new Baseline(NOW, Map.of()),
                Expectations.standard(),
                NOW);
    }

    @Test
    void oneThatFailsKeepsNobodyElseFromLookingAndIsShown() {
        assertEquals(1, look.at(standing(ACCOUNT, "eu-west-1")));
        assertEquals(1, incidents.list(IncidentQuery.newest(10)).size());
        var told = events.poison(10).getFirst();
        assertTrue(told.reason().startsWith(Events.TROUBLE) && told.reason().contains("a bug"), told.reason());
        assertTrue(told.body().contains("INC-92 on account 123456789012 in eu-west-1"), told.body());
        assertEquals(0, look.at(standing(ACCOUNT, "eu-west-1")), "what was found before is not new");
        assertEquals(2, events.poison(10).getFirst().times());
    }

    @Test
    void itsTroubleIsNoSignThatEventsCome() {
        look.at(standing(ACCOUNT, "eu-west-1"));
        assertEquals(new FeedState.NotConnected(), events.state(Duration.ofHours(1), NOW));
    }

    @Test
    void aRoundGoesThroughAllPagesAndLeavesInactiveAccountsOut() {
        var seen = IntStream.range(0, 7)
                .mapToObj(n -> new Baselines.Seen(
                        new AccountId("11111111111" + n / 2), "region-" + n % 2, new Baseline(NOW, Map.of())))
                .toList();
        var looked = new ArrayList<String>();
        var round = new StandingRound(
                new Known(IntStream.range(0, 4)
                        .mapToObj(n -> new Account(
                                new AccountId("11111111111" + n),
                                "n",
                                "/",
                                n == 1 ? Account.Status.SUSPENDED : Account.Status.ACTIVE,
                                true))
                        .toList()),
                new Pages(seen),
                account -> Expectations.standard(),
                standing -> {
                    looked.add(standing.place().account().value().substring(11)
                            + standing.place().region());
                    return 1;
                },
                3);
        assertEquals(5, round.at(NOW));
        assertEquals(List.of("0region-0", "0region-1", "2region-0", "2region-1", "3region-0"), looked);
    }

    private record Known(List<Account> all) implements Accounts {
        @Override
        public Optional<Account> find(AccountId id) {
            return all.stream().filter(one -> one.id().equals(id)).findFirst();
        }
    }

    private record Pages(List<Seen> all) implements Baselines {
        @Override
        public Map<String, Baseline> of(AccountId account) {
            return Map.of();
        }

        @Override
        public List<Seen> page(Optional<Seen> after, int limit) {
            int from = after.map(seen -> all.indexOf(seen) + 1).orElse(0);
            return all.subList(from, Math.min(all.size(), from + limit));
        }
    }
}
