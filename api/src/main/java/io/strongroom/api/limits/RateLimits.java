package io.strongroom.api.limits;

import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Budgets per person, of this process: reads, writes and bulk lines apart. They guard us; AWS has budgets of its own. */
@ApplicationScoped
public class RateLimits {
    private final ApiConfig.Rates rates;
    private final InstantSource clock;
    private final Trickle strangers;
    private final Map<UserId, Map<Kind, Budget>> budgets = new ConcurrentHashMap<>();

    RateLimits(ApiConfig config, InstantSource clock) {
        this.rates = config.rates();
        this.clock = clock;
        this.strangers = new Trickle(rates.strangersRecorded());
    }

    /** What is counted. */
    public enum Kind {
        READS,
        WRITES,
        BULK_LINES;

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Takes units from a person's budget, if there are as many. */
    public Verdict take(UserId person, Kind kind, int units) {
        var now = clock.instant();
        var mine = budgets.computeIfAbsent(person, id -> new EnumMap<>(Kind.class));
        synchronized (mine) {
            var taken =
                    mine.computeIfAbsent(kind, k -> new Budget(quota(k), now)).take(units, now);
            return new Verdict(taken.enough(), kind, taken.quota(), taken.left(), taken.seconds());
        }
    }

    /** @throws Rejected {@code rate-limited} when the person has sent as many lines as a minute allows */
    public void spendLines(UserId person, int lines) {
        var verdict = take(person, Kind.BULK_LINES, lines);
        if (!verdict.enough()) {
            throw Rejected.until(
                    verdict.seconds(),
                    ProblemCode.RATE_LIMITED,
                    "You may send " + verdict.quota() + " lines a minute. Send the same again in " + verdict.seconds()
                            + " s; what was accepted is not made twice.");
        }
    }

    /**
     * Whether one more refusal of a caller whom nobody knows may be kept.
     *
     * @return how many were not since the last that was; empty when this one may not be either
     */
    public OptionalLong passStranger() {
        return strangers.pass(clock.instant());
    }

    /** Units a minute. */
    public int quota(Kind kind) {
        return switch (kind) {
            case READS -> rates.reads();
            case WRITES -> rates.writes();
            case BULK_LINES -> rates.bulkLines();
        };
    }

    /** What the budget said; its two header values follow the IETF draft on RateLimit header fields. */
    public record Verdict(boolean enough, Kind kind, int quota, int left, int seconds) {
        public String policy() {
            return '"' + kind.label() + "\";q=" + quota + ";w=" + Budget.WINDOW.toSeconds();
        }

        public String state() {
            return '"' + kind.label() + "\";r=" + left + ";t=" + seconds;
        }
    }
}
