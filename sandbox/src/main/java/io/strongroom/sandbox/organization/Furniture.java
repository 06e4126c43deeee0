package io.strongroom.sandbox.organization;

import io.strongroom.domain.accounts.AwsAccount;
import java.util.Random;

/** What a service puts into a new account, made by the simulated clients themselves. */
public interface Furniture {
    /**
     * @param account an account that nothing else has touched, in its home Region; its calls are not in the ledger
     * @param random seeded for this account: the same account gets the same things each time
     */
    void furnish(Member member, AwsAccount account, Random random);
}
