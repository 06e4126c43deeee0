package io.strongroom.worker.incidents;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.assessments.Baselines;
import io.strongroom.domain.assessments.Baselines.Seen;
import io.strongroom.domain.incidents.Place;
import io.strongroom.domain.incidents.StandingDetector.Standing;
import io.strongroom.domain.policies.Expectations;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Looks at how all active accounts stand, by what their last assessments saw, a page at a time. */
final class StandingRound {
    private final Accounts accounts;
    private final Baselines baselines;
    private final Function<Account, Expectations> expectations;
    private final ToLongFunction<Standing> look;
    private final int page;

    /** @param look says how much of what it finds is new. @param page most baselines in memory at once */
    StandingRound(
            Accounts accounts,
            Baselines baselines,
            Function<Account, Expectations> expectations,
            ToLongFunction<Standing> look,
            int page) {
        this.accounts = accounts;
        this.baselines = baselines;
        this.expectations = expectations;
        this.look = look;
        this.page = page;
    }

    /** @return how much is new */
    long at(Instant now) {
        var active = accounts.all().stream()
                .filter(account -> account.status() == Account.Status.ACTIVE)
                .collect(Collectors.toMap(Account::id, Function.identity()));
        var expected = new HashMap<AccountId, Expectations>();
        long found = 0;
        var last = Optional.<Seen>empty();
        List<Seen> seen;
        do {
            seen = baselines.page(last, page);
            for (var one : seen) {
                found += look(one, active, expected, now);
            }
            last = seen.isEmpty() ? last : Optional.of(seen.getLast());
        } while (seen.size() == page);
        return found;
    }

    private long look(Seen seen, Map<AccountId, Account> active, Map<AccountId, Expectations> expected, Instant now) {
        return Optional.ofNullable(active.get(seen.account()))
                .map(account -> new Standing(
                        new Place(seen.account(), seen.region()),
                        Optional.empty(),
                        seen.baseline(),
                        expected.computeIfAbsent(seen.account(), id -> expectations.apply(account)),
                        now))
                .map(look::applyAsLong)
                .orElse(0L);
    }
}
