package io.strongroom.domain.inventory.organizations;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;

/**
 * The account itself, as a subject of what is judged per account. Always there; where it stands is unknown while the
 * organization cannot be read.
 *
 * @param arn the ARN of its root
 * @param ouPath where it stands in the organization; none without Organizations
 * @param management whether it manages the organization
 */
public record Membership(String arn, AccountId id, Told<String> ouPath, Told<Boolean> management) implements Resource {
    /**
     * Whether it is in an organization.
     *
     * @throws io.strongroom.domain.inventory.NotTold when the organization could not be read
     */
    public boolean organized() {
        return ouPath.value().isPresent();
    }

    /**
     * Whether SCPs can bind it: not the management account, nor an account by itself.
     *
     * @throws io.strongroom.domain.inventory.NotTold when the organization could not be read
     */
    public boolean boundByScps() {
        return organized() && !management.value().orElse(false);
    }
}
