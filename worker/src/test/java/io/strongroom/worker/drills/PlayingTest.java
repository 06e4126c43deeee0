package io.strongroom.worker.drills;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.drills.Drill;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlayingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final AccountId ACCOUNT = new AccountId("123456789012");

    private final List<String> happened = new ArrayList<>();
    private final Map<String, Baseline> seen = new HashMap<>();
    private final Playing playing = new Playing(
            new TwoSteps(),
            account -> happened.add("assessing " + account),
            account -> seen,
            envelope -> happened.add("told " + envelope.path("n").asText()),
            InstantSource.fixed(NOW));

    @Test
    void itWaitsForAnAssessmentOfThePreparedAccountAndThenGoesStepByStep() {
        seen.put("eu-west-1", new Baseline(NOW.minusSeconds(60), Map.of()));
        playing.turn();
        playing.turn();
        assertEquals(List.of("prepared", "assessing 123456789012"), happened);
        seen.put("eu-west-1", new Baseline(NOW.plusSeconds(5), Map.of()));
        playing.turn();
        playing.turn();
        assertEquals(List.of("played 1", "told 1"), happened.subList(2, happened.size()));
        playing.turn();
        playing.turn();
        playing.turn();
        assertEquals(List.of("played 1", "told 1", "played 2", "told 2"), happened.subList(2, happened.size()));
    }

    private final class TwoSteps implements Drill {
        @Override
        public String name() {
            return "two";
        }

        @Override
        public AccountId account() {
            return ACCOUNT;
        }

        @Override
        public Region region() {
            return new Region("eu-west-1");
        }

        @Override
        public void prepare() {
            happened.add("prepared");
        }

        @Override
        public List<Step> steps() {
            return List.of(step(1), step(2));
        }

        private Step step(int n) {
            return new Step() {
                @Override
                public String call() {
                    return "call " + n;
                }

                @Override
                public JsonNode play() {
                    happened.add("played " + n);
                    return Json.object().put("n", Integer.toString(n));
                }
            };
        }
    }
}
