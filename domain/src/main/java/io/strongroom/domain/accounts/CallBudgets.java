package io.strongroom.domain.accounts;

import java.time.Duration;
import java.time.Instant;

/**
 * Paces the calls into customers' accounts: one budget per account x Region x API family, shared by all workers, of
 * which the owner's own production keeps the larger part of what AWS allows.
 */
public interface CallBudgets {
    /**
     * Books one call.
     *
     * @param quota how many such calls AWS allows, see {@link Quota}
     * @return how long to wait before making it; zero means now. The booking stands either way
     */
    Duration book(AccountId account, Region region, Quota quota, Instant now);

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
    }
}
