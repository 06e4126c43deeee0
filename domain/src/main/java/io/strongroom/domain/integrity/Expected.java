package io.strongroom.domain.integrity;

import io.strongroom.domain.policies.Expectations;
import java.time.Duration;

/**
 * What the account's policy asks of its backups.
 *
 * @param recoveryPoint how old the newest backup of a resource may be
 * @param restoreTestEvery how old its last good restore test may be
 */
public record Expected(Duration recoveryPoint, Duration restoreTestEvery) {
    /** Of all that a policy asks. */
    public static Expected of(Expectations all) {
        return new Expected(all.recoveryPoint(), all.restoreTestEvery());
    }
}
