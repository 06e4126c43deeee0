package io.strongroom.domain.accounts;

import java.util.Optional;

/**
 * One account in one Region, ready to be called. Its clients carry the credentials, the endpoint, the limiter and the
 * retry rules that belong to it, so whoever holds one can neither reach another account nor outrun the budget.
 */
public interface AwsAccount {
    AccountId id();

    Region region();

    default Partition partition() {
        return region().partition();
    }

    /** The ARN of the role that makes changes in the account; empty when that is whoever these clients are. */
    default Optional<String> changesAs() {
        return Optional.empty();
    }

    /**
     * The AWS SDK's synchronous client of the given type, such as {@code KmsClient.class}. Cheap to ask for again. Global
     * services answer whatever the Region is. Closing it is not the caller's business.
     *
     * @throws IllegalArgumentException when no such client is known
     */
    <C> C client(Class<C> sdkClient);
}
