package io.strongroom.domain.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Paces the calls into customers' accounts: one budget per account x Region x API family, shared by all workers, of
 * which the owner's own production keeps the larger part of what AWS allows.
 */
public interface CallBudgets {
    /** How long no call may be throttled for a slowed budget to gain a tenth of its pace. */
    Duration RECOVERY = Duration.ofSeconds(5);

    /** What jobs take of a budget while their account is assessed; the rest of it is the assessment's. */
    double JOBS_BESIDE = 2.0 / 3;

    /**
     * Books one call, of an account that is assessed at less than the whole pace.
     *
     * @param quota how many such calls AWS allows, see {@link Quota}
     * @return how long to wait before making it; zero means now. The booking stands either way
     */
    Duration book(AccountId account, Region region, Quota quota, Instant now);

    /**
     * Tells that AWS throttled a call all the same: the account's owner uses the quota too. The budget halves at once, for
     * all workers, and comes back by a tenth for every {@link #RECOVERY} without a throttle. Several throttles within a second
     * count as one.
     */
    void throttled(AccountId account, Region region, Quota quota, Instant now);

    /** The account's budgets that are slowed or in use at this moment, by Region and family. */
    List<Pace> paces(AccountId account, Instant now);

    /**
     * How a budget stands.
     *
     * @param share of the pace that Strongroom would take: 1 while AWS throttles nothing
     * @param slowedUntil when that is 1 again if nothing more is throttled; empty when it is
     * @param bookedUntil how far ahead calls are booked; empty when the next may be made at once
     */
    record Pace(
            Region region, String family, double share, Optional<Instant> slowedUntil, Optional<Instant> bookedUntil) {}

    /**
     * A family of API calls that AWS counts together.
     *
     * @param family such as {@code kms-read} or {@code iam}
     * @param perSecond calls per second that Strongroom takes: at most 60 % of the published quota
     * @param burst calls that may be made at once after a pause
     */
    record Quota(String family, double perSecond, int burst) {
        public Quota {
            if (perSecond <= 0 || burst < 1) {
                throw new IllegalArgumentException("quota: must allow something");
            }
        }

        /** A part of it, such as a half, and never nothing. */
        public Quota part(double factor) {
            return new Quota(family, perSecond * factor, Math.max(1, (int) (burst * factor)));
        }
    }
}
