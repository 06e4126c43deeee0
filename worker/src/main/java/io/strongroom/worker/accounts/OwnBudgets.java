package io.strongroom.worker.accounts;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.CallBudgets;
import io.strongroom.domain.accounts.Region;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The budgets of one account while it is assessed, kept in memory: its assessment is one worker's alone, and writing a row
 * for each of its calls would be most of what an unchanged account writes. Jobs go on booking what they share, and know
 * of the assessment; this looks a few times a second what they book and what AWS throttled, and takes less of that.
 */
final class OwnBudgets implements CallBudgets {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final double MICROS = 1_000_000;

    private final CallBudgets shared;
    private final AccountId own;
    private final Map<Family, Long> wholeAt = new HashMap<>();
    private Map<Family, Double> shares = Map.of();
    private Instant looked = Instant.EPOCH;

    OwnBudgets(CallBudgets shared, AccountId own) {
        this.shared = shared;
        this.own = own;
    }

    private record Family(Region region, String name) {}

    /** @throws IllegalArgumentException for another account, which others may be assessing */
    @Override
    public synchronized Duration book(AccountId account, Region region, Quota quota, Instant now) {
        if (!account.equals(own)) {
            throw new IllegalArgumentException("account: these are the budgets of " + own);
        }
        look(now);
        var family = new Family(region, quota.family());
        long at = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        long interval = (long) Math.ceil(MICROS / quota.perSecond() / shares.getOrDefault(family, 1.0));
        long whole = Math.max(wholeAt.getOrDefault(family, 0L), at) + interval;
        wholeAt.put(family, whole);
        return Duration.of(Math.max(0, whole - interval * quota.burst() - at), ChronoUnit.MICROS);
    }

    private void look(Instant now) {
        if (Duration.between(looked, now).compareTo(LOOK) < 0) {
            return;
        }
        looked = now;
        var seen = new HashMap<Family, Double>();
        for (var pace : shared.paces(own, now)) {
            var share = pace.bookedUntil().isPresent() ? pace.share() * (1 - JOBS_BESIDE) : pace.share();
            seen.put(new Family(pace.region(), pace.family()), share);
        }
        shares = seen;
    }

    @Override
    public synchronized void throttled(AccountId account, Region region, Quota quota, Instant now) {
        shared.throttled(account, region, quota, now);
        looked = Instant.EPOCH;
    }

    @Override
    public List<Pace> paces(AccountId account, Instant now) {
        return shared.paces(account, now);
    }
}
