package io.strongroom.worker.drills;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.sandbox.drills.Drill;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * A drill on its way: the account is prepared and assessed, so that detectors know what is at stake and how it was, then
 * the attack goes on by one step a turn.
 */
final class Playing {
    private static final Logger LOG = Logger.getLogger(Playing.class);

    private final Drill drill;
    private final Consumer<AccountId> assessing;
    private final Function<AccountId, Map<String, Baseline>> seen;
    private final Consumer<JsonNode> queue;
    private final InstantSource clock;
    private final Deque<Drill.Step> left = new ArrayDeque<>();
    private Optional<Instant> prepared = Optional.empty();
    private boolean attacking;

    /**
     * @param assessing asks for an assessment of an account
     * @param seen what the last assessment of an account saw, by Region
     * @param queue puts an envelope where EventBridge would
     */
    Playing(
            Drill drill,
            Consumer<AccountId> assessing,
            Function<AccountId, Map<String, Baseline>> seen,
            Consumer<JsonNode> queue,
            InstantSource clock) {
        this.drill = drill;
        this.assessing = assessing;
        this.seen = seen;
        this.queue = queue;
        this.clock = clock;
    }

    synchronized void turn() {
        if (prepared.isEmpty()) {
            drill.prepare();
            prepared = Optional.of(clock.instant());
            assessing.accept(drill.account());
            LOG.infof("drill %s: account %s is prepared and assessed first", drill.name(), drill.account());
        } else if (!attacking) {
            if (assessed(prepared.get())) {
                left.addAll(drill.steps());
                attacking = true;
            }
        } else if (!left.isEmpty()) {
            var step = left.removeFirst();
            queue.accept(step.play());
            LOG.infof(
                    "drill %s: %s in %s%s",
                    drill.name(),
                    step.call(),
                    drill.account(),
                    left.isEmpty() ? "; that was the last step, now contain it: /incidents" : "");
        }
    }

    private boolean assessed(Instant since) {
        return Optional.ofNullable(
                        seen.apply(drill.account()).get(drill.region().value()))
                .filter(last -> last.takenAt().isAfter(since))
                .isPresent();
    }
}
