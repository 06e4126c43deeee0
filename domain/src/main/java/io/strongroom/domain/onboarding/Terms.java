package io.strongroom.domain.onboarding;

import io.strongroom.domain.accounts.Region;
import java.util.List;
import java.util.Optional;

/**
 * What people say of an account, and may change.
 *
 * @param readRole name of the role that reads
 * @param remediationRole name of the role that changes
 * @param regions where to look, in order; empty for every Region that the account has enabled
 * @param quotaShare how much of the request quotas that AWS gives the account Strongroom may take, in percent
 * @param exclusion why the account is neither assessed nor changed at present; empty when it is
 */
public record Terms(
        String readRole, String remediationRole, List<Region> regions, int quotaShare, Optional<String> exclusion) {
    /** The names in the template. */
    public static final String READ_ROLE = "StrongroomRead";

    /** The names in the template. */
    public static final String REMEDIATION_ROLE = "StrongroomRemediate";

    /** Above this the owner's own production would come short. */
    public static final int MOST_SHARE = 60;

    /** Below this an assessment takes too long to be worth it. */
    public static final int LEAST_SHARE = 5;

    public Terms {
        regions = List.copyOf(regions);
    }

    /** What holds while nobody says otherwise. */
    public static Terms usual() {
        return new Terms(READ_ROLE, REMEDIATION_ROLE, List.of(), MOST_SHARE, Optional.empty());
    }
}
