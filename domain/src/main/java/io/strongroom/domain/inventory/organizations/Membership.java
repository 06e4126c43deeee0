package io.strongroom.domain.inventory.organizations;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.Resource;
import java.util.Optional;

/**
 * The account itself, as a subject of what is judged per account. Always read: it takes no call.
 *
 * @param arn the ARN of its root
 * @param ouPath where it stands in the organization; empty without Organizations
 * @param management whether it manages the organization
 */
public record Membership(String arn, AccountId id, Optional<String> ouPath, boolean management) implements Resource {
    /** Whether SCPs can bind it: not the management account, nor an account by itself. */
    public boolean boundByScps() {
        return !management && ouPath.isPresent();
    }
}
