package io.strongroom.sandbox.calls;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.arns.Arn;
import io.strongroom.sandbox.store.Shelf;

/** Where a client works: one account, one Region. */
public record Place(AccountId account, Region region) {
    public Shelf shelf(String service, String kind) {
        return new Shelf(account.value(), region.value(), service, kind);
    }

    /** For services and settings that have no Region. */
    public Shelf globalShelf(String service, String kind) {
        return new Shelf(account.value(), Shelf.GLOBAL, service, kind);
    }

    /** The ARN of a resource of this account and Region. */
    public String arn(String service, String resource) {
        return Arn.of(region.partition(), service, region.value(), account.value(), resource)
                .toString();
    }

    /** The ARN of a resource of this account that has no Region, as in IAM. */
    public String globalArn(String service, String resource) {
        return Arn.of(region.partition(), service, "", account.value(), resource)
                .toString();
    }
}
