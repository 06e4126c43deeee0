package io.strongroom.domain.accounts;

/** What a job works on: one account in one Region. */
public record Target(AccountId accountId, Region region) {
    public Partition partition() {
        return region.partition();
    }
}
